package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether a future is certainly finished where it is waited for, so that nothing waits. */
public final class Finished {

  private static final int DEPTH = 4;

  private final Program program;
  private final Knowledge knowledge;
  private final Chains chains;
  private final CallTargets targets;

  public Finished(Program program, Knowledge knowledge, Chains chains, CallTargets targets) {
    this.program = program;
    this.knowledge = knowledge;
    this.chains = chains;
    this.targets = targets;
  }

  /** {@code context} is the one in question; null for none in particular. */
  public boolean isFinished(Body body, Op.Call wait, ExecutionContext context) {
    Value future = Chains.continued(wait);
    return future != null && isFinished(body, wait, future, context);
  }

  /** Whether a wait of which this entry speaks waits for nothing, because what it waits for is finished. */
  boolean isOver(Entry entry, Body body, Op.Call wait, ExecutionContext context) {
    return entry.conditions().contains(Waits.UNLESS_DONE) && isFinished(body, wait, context);
  }

  /** The same for a call that waits for a future somewhere in library code: one that it is given, or one that is not seen here. */
  public boolean mayBeFinished(Body body, Op.Call call, ExecutionContext context) {
    List<Value> given = new ArrayList<>(call.arguments());
    if (call.receiver() != null) {
      given.add(call.receiver());
    }
    return context.inputsFinished()
        || given.stream().anyMatch(value -> knowledge.findType(Verb.ASYNC, program.typeOf(value).name()) != null && isFinished(body, call, value, context));
  }

  /**
   * Whether a method waits for what it is handed by a call, and who calls may know that it is finished: he has asked, or somebody else has started it.
   */
  boolean mayBeKnownToCaller(Op.Call wait, Body method, Body caller, Op.Call call) {
    Value future = Chains.continued(wait);
    int parameter = future != null && program.origin(future) instanceof Value.Local local ? method.parameters().indexOf(local.variable()) : -1;
    Value given = parameter < 0 || parameter >= call.arguments().size() ? null : call.arguments().get(parameter);
    return given != null && (isFinished(caller, call, given, null) || !isStarted(given, DEPTH));
  }

  private boolean isFinished(Body body, Op.Call wait, Value future, ExecutionContext context) {
    Op.Call made = program.call(program.origin(future));
    return made != null && knowledge.find(Verb.FINISHED, made) != null
        || isTested(body, wait, future)
        || wasWaitedFor(body, wait, future)
        || isContinued(body, future)
        || isBehindAll(body, future)
        || isWhatTheListenerIsToldOf(body, future)
        || context != null && context.inputsFinished() && !isStartedSince(body, future);
  }

  /**
   * Whether a stage may be finished by the time that it is got: it is made so, or comes from where it may have been for a while. What a library has just promised, or has
   * just been started, is not.
   */
  boolean mayBeDone(Value stage) {
    return mayBeDone(stage, DEPTH);
  }

  private boolean mayBeDone(Value stage, int depth) {
    Value origin = program.origin(stage);
    if (origin instanceof Value.OneOf choice) {
      return choice.values().stream().anyMatch(each -> mayBeDone(each, depth));
    }
    Op.Call made = program.call(origin);
    if (made == null || depth == 0 || made.target().isConstructor() || knowledge.find(Verb.FINISHED, made) != null) {
      return true;
    }
    if (knowledge.find(Verb.STARTS, made) != null || knowledge.find(Verb.ASKS, made) != null) {
      return false;
    }
    if (knowledge.find(Verb.JOINS_ALL, made) != null) {
      return made.arguments().stream().flatMap(given -> given instanceof Value.Array array ? array.elements().stream() : Stream.of(given)).allMatch(each -> mayBeDone(each, depth - 1));
    }
    Value before = Chains.continued(made);
    if (before != null && (knowledge.find(Verb.DERIVES, made) != null || knowledge.find(Verb.HANDLES, made) != null)) {
      Entry emits = knowledge.find(Verb.EMITS, made);
      return (emits == null || emits.where().kind() == Where.Kind.STAGE) && mayBeDone(before, depth);
    }
    if (!program.declares(made.target().owner())) {
      return knowledge.findType(Verb.ASYNC, made.target().returnType()) == null;
    }
    return targets.candidates(made).stream()
        .flatMap(candidate -> candidate.ops().stream())
        .anyMatch(op -> op instanceof Op.Return leave && (leave.value() == null || mayBeDone(leave.value(), depth - 1)));
  }

  /** {@code if (f.isDone()) f.join()}. */
  private boolean isTested(Body body, Op.Call wait, Value future) {
    for (Region region : body.around(wait)) {
      if (region instanceof Region.Guarded guarded) {
        for (Region.Fact fact : guarded.facts()) {
          if (fact.value() && body.ops().get(fact.op()) instanceof Op.Call test && knowledge.find(Verb.TELLS_DONE, test) != null && program.same(test.receiver(), future)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** {@code CompletableFuture.allOf(a, b).join(); a.join()}: the first wait waits, the second does not, nor does one in a lambda behind the first. */
  private boolean wasWaitedFor(Body body, Op.Call wait, Value future) {
    Body where = body;
    Op.Call at = wait;
    while (true) {
      for (Op.Call earlier : where.calls()) {
        if (earlier.id() < at.id() && where.within(at.region(), earlier.region()) && waitsFor(where, earlier, body, future)) {
          return true;
        }
      }
      at = where.isFunction() ? continuing(where) : null;
      if (at == null || where.use().body() != where.enclosing()) {
        return false;
      }
      where = program.body(where.enclosing());
    }
  }

  private boolean waitsFor(Body where, Op.Call earlier, Body body, Value future) {
    Entry blocks = earlier.receiver() == null ? null : knowledge.find(Verb.BLOCKS, earlier);
    return blocks != null
        && blocks.tag().equals("future")
        && (program.same(earlier.receiver(), future) || chains.joinsAll(earlier.receiver()) && !isStartedAfter(where, earlier, body, future));
  }

  /** {@code f.thenApply(x -> f.join())}, {@code a.thenCombine(b, (x, y) -> b.join())}, also further down the chain. */
  private boolean isContinued(Body body, Value future) {
    for (Body at = body; at.isFunction() && at.enclosing() >= 0; at = program.body(at.enclosing())) {
      Op.Call continuing = continuing(at);
      if (continuing == null) {
        continue;
      }
      if (continuing.arguments().stream().anyMatch(argument -> program.same(argument, future))
          || program.same(continuing.receiver(), future)
          || chains.upstream(new Value.Result(at.use().body(), at.use().op())).stream().skip(1).anyMatch(call -> isResult(call, program.origin(future)))) {
        return true;
      }
    }
    return false;
  }

  /** {@code CompletableFuture.allOf(...).thenRun(() -> futures.forEach(f -> f.join()))}: all that was started before is finished there. */
  private boolean isBehindAll(Body body, Value future) {
    for (Body at = body; at.isFunction() && at.enclosing() >= 0; at = program.body(at.enclosing())) {
      Op.Call continuing = continuing(at);
      Value stage = continuing == null ? null : Chains.continued(continuing);
      if (stage != null && chains.joinsAll(stage)) {
        return !isStartedSince(body, future);
      }
    }
    return false;
  }

  /** The call that takes a function as its argument, or null. */
  private Op.Call continuing(Body function) {
    Use use = function.use();
    return use == null || use.kind() != Use.Kind.ARGUMENT ? null : program.user(use);
  }

  private boolean isResult(Op.Call call, Value origin) {
    return program.call(origin) == call;
  }

  /**
   * {@code f.addListener(done -> done.get())}: the only parameter of a library's callback, declared as a future. What a function of any type gets
   * (such as the inner future of a future) does not count.
   */
  private boolean isWhatTheListenerIsToldOf(Body body, Value future) {
    if (!(program.origin(future) instanceof Value.Local local)) {
      return false;
    }
    Variable variable = program.variable(local.variable());
    Body told = program.body(variable.body());
    List<String> declared = told.method().parameterTypes();
    return variable.isParameter()
        && declared.size() == 1
        && knowledge.findType(Verb.ASYNC, declared.get(0)) != null
        && (told.isFunction() || told.overrides().stream().anyMatch(method -> program.method(method) == null && !program.declares(method.owner())));
  }

  /** Started by the code that continues the stage, rather than before: nobody has waited for it. */
  private boolean isStartedSince(Body body, Value future) {
    for (Body at = body; ; at = program.body(at.enclosing())) {
      if (isStartedIn(at, future)) {
        return true;
      }
      Op.Call continuing = at.isFunction() && at.enclosing() >= 0 ? continuing(at) : null;
      if (continuing == null || Chains.continued(continuing) != null && chains.joinsAll(Chains.continued(continuing))) {
        return false;
      }
    }
  }

  /** Started behind a wait, in the body of that wait or in a lambda further in. */
  private boolean isStartedAfter(Body where, Op.Call earlier, Body body, Value future) {
    for (Body at = body; at != where; at = program.body(at.enclosing())) {
      if (isStartedIn(at, future)) {
        return true;
      }
    }
    return isStartedIn(where, future) && ((Value.Result) program.origin(future)).op() > earlier.id();
  }

  private boolean isStartedIn(Body body, Value future) {
    return program.origin(future) instanceof Value.Result made && made.body() == body.id() && isStarted(future, DEPTH);
  }

  /** Whether a value is certainly the future of something that its maker starts, rather than one taken from somewhere. */
  private boolean isStarted(Value future, int depth) {
    return depth > 0 && chains.upstream(future).stream().anyMatch(call -> starts(call, depth));
  }

  private boolean starts(Op.Call call, int depth) {
    if (knowledge.find(Verb.STARTS, call) != null) {
      return true;
    }
    Body target = call.target().isConstructor() ? null : targets.of(call);
    if (target == null) {
      return !program.declares(call.target().owner()) && knowledge.findType(Verb.EMITS, call.target().returnType()) != null;
    }
    List<Value> returned = target.ops().stream().filter(Op.Return.class::isInstance).map(op -> ((Op.Return) op).value()).toList();
    return !returned.isEmpty() && returned.stream().allMatch(value -> value != null && isStarted(value, depth - 1));
  }
}
