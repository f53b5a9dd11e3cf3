package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether somebody is told when a stage fails: by a handler in its chain, through a variable or field that holds one of its stages, or in the
 * method that made it. Where that is not known, somebody is taken to be told.
 */
public final class Failures {

  /** Methods deep that a stage is followed to where it is made, and variables wide that it is followed to where it goes. */
  private static final int DEPTH = 4;

  private static final int LONGEST_CHAIN = 64;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Elements elements;
  private final Throwing throwing;
  private final Predicate<String> isFuture;
  private final Batches batches;

  Failures(Program program, Knowledge knowledge, CallTargets targets, Elements elements, Throwing throwing, Predicate<String> isFuture) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.elements = elements;
    this.throwing = throwing;
    this.isFuture = isFuture;
    this.batches = new Batches(program, isFuture);
  }

  /** Whether certainly nobody is told if this stage fails, given that the stage itself is thrown away. */
  public boolean isLost(Value thrownAway) {
    return !isSeen(thrownAway, true, DEPTH) && !batches.mayCollect(thrownAway);
  }

  /** {@code here}: in the code that throws the stage away, rather than in a method that returns it there. */
  private boolean isSeen(Value stage, boolean here, int depth) {
    Value at = stage;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof Value.Local local) {
        Variable variable = program.variable(local.variable());
        if (variable.isParameter() || variable.values().size() != 1 || variable.uses().stream().anyMatch(use -> looksAfter(use, variable, here, depth))) {
          return true;
        }
        at = variable.values().get(0);
        continue;
      }
      Op.Call call = program.call(at);
      if (call == null) {
        return true;
      }
      if (tells(call) || call.mayIgnore() || is(Verb.IGNORABLE, call) || returnsPromiseItWasGiven(call) || isSeenByMaker(call, depth)) {
        return true;
      }
      if (call.target().isConstructor()) {
        return here;
      }
      if (!here && isOfFunctionGiven(call)) {
        return true;
      }
      Value before = Chains.continued(call);
      if (is(Verb.JOINS_ALL, call)) {
        return call.arguments().stream().allMatch(inputs -> areSeen(inputs, here, depth));
      }
      if (before == null || !isFuture.test(program.typeOf(before).name())) {
        return false;
      }
      if (!is(Verb.DERIVES, call) && !is(Verb.FLUENT, call) && !is(Verb.HANDLES, call) && targets.candidates(call).isEmpty()) {
        return true;
      }
      at = before;
    }
    return true;
  }

  /** The inputs of a stage that joins others: each by itself, or those that are put into a collection or array. */
  private boolean areSeen(Value inputs, boolean here, int depth) {
    if (isFuture.test(program.typeOf(inputs).name())) {
      return depth > 0 && isSeen(inputs, here, depth - 1);
    }
    List<Value> stages = elements.in(inputs).stream().filter(element -> isFuture.test(program.typeOf(element).name())).toList();
    return depth > 0 && stages.stream().allMatch(stage -> isSeenInCollection(stage, depth - 1));
  }

  /** That it is put into a collection does not mean that somebody looks after it: the collection is what is joined. */
  private boolean isSeenInCollection(Value stage, int depth) {
    if (!(stage instanceof Value.Local local) || program.variable(local.variable()).isParameter()) {
      return isSeen(stage, false, depth);
    }
    Variable variable = program.variable(local.variable());
    return variable.uses().stream().anyMatch(use -> use.kind() != Use.Kind.ARGUMENT && looksAfter(use, variable, true, depth))
        || variable.values().stream().allMatch(value -> isSeen(value, false, depth));
  }

  /** The call shows the failure to somebody, or there is none to come. */
  private boolean tells(Op.Call call) {
    return is(Verb.FINISHED, call) || is(Verb.HANDLES, call) && !(is(Verb.DERIVES, call) && ignoresFailure(call)) || is(Verb.STARTS, call) && throwing.catchesAll(call);
  }

  /** {@code write(message, promise)}: whoever made the promise knows. */
  private boolean returnsPromiseItWasGiven(Op.Call call) {
    return !is(Verb.DERIVES, call)
        && !is(Verb.JOINS_ALL, call)
        && call.arguments().stream().map(argument -> program.typeOf(argument).name()).anyMatch(type -> isFuture.test(type) && program.isSubtype(type, call.target().returnType()));
  }

  /**
   * {@code whenComplete((order, failure) -> ship(order))}: reads the result and not the failure. What reads neither, such as
   * {@code (order, failure) -> latch.countDown()}, chose to do the same either way.
   */
  private boolean ignoresFailure(Op.Call call) {
    for (Value argument : call.arguments()) {
      if (program.origin(argument) instanceof Value.Function function) {
        List<Variable> parameters = program.body(function.body()).parameters().stream().map(program::variable).toList();
        boolean ignored = parameters.stream().anyMatch(parameter -> program.isSubtype(parameter.type().name(), "java.lang.Throwable") && parameter.uses().isEmpty());
        if (ignored && parameters.stream().anyMatch(parameter -> !parameter.uses().isEmpty())) {
          return true;
        }
      }
    }
    return false;
  }

  /** One of the methods that may have made the stage returns only stages whose failure is seen, or which somebody else keeps. */
  private boolean isSeenByMaker(Op.Call call, int depth) {
    return depth > 0 && !call.target().isConstructor() && targets.candidates(call).stream().anyMatch(maker -> returnsSeen(maker, depth - 1));
  }

  /** {@code return sender.apply(letter);}: whoever gave the function knows what it returns. */
  private boolean isOfFunctionGiven(Op.Call call) {
    return call.receiver() instanceof Value.Local local && program.variable(local.variable()).isParameter() && call.target().owner().startsWith("java.util.function.");
  }

  private boolean returnsSeen(Body maker, int depth) {
    List<Op.Return> returns =
        maker.ops().stream().filter(op -> op instanceof Op.Return leave && leave.value() != null).map(Op.Return.class::cast).toList();
    return returns.stream().anyMatch(leave -> !isShownBefore(maker, leave))
        && returns.stream().allMatch(leave -> isShownBefore(maker, leave) || isSeen(leave.value(), false, depth));
  }

  /** {@code catch (Exception e) { log.warn("No report", e); return failed(e); }}. */
  private boolean isShownBefore(Body maker, Op.Return leave) {
    Region.Catch handler = maker.innermost(leave, Region.Catch.class);
    return handler != null
        && maker.calls().stream()
            .anyMatch(
                call -> call.id() < leave.id()
                    && maker.within(call.region(), handler.id())
                    && call.target().returnType().equals("void")
                    && call.arguments().stream().anyMatch(argument -> shows(argument, handler.variable())));
  }

  private static boolean shows(Value argument, int failure) {
    return argument instanceof Value.Local local && local.variable() == failure
        || argument instanceof Value.Array array && array.elements().stream().anyMatch(element -> shows(element, failure));
  }

  /** Whether a use of a variable may show somebody the failure of the stage that it holds. */
  private boolean looksAfter(Use use, Variable variable, boolean here, int depth) {
    return switch (use.kind()) {
      case STORED -> true;
      // Whoever takes a promise completes it; whoever takes another stage may look after it.
      case ARGUMENT -> !isPromise(variable);
      case RETURNED -> here;
      case ASSIGNED -> use.index() != variable.id() && depth > 0 && isLookedAfter(program.variable(use.index()), here, depth - 1);
      case RECEIVER -> {
        Body user = program.body(use.body());
        Op.Call call = (Op.Call) user.ops().get(use.op());
        if (is(Verb.DERIVES, call) || is(Verb.FLUENT, call) || is(Verb.HANDLES, call)) {
          Use next = program.use(user, call);
          yield tells(call) || next != null && depth > 0 && looksAfter(next, variable, here, depth - 1);
        }
        yield !is(Verb.TELLS_DONE, call) && !is(Verb.CANCELS, call) && (!isPromise(variable) || is(Verb.BLOCKS, call));
      }
      case DISCARDED, VOIDED, OTHER -> false;
    };
  }

  private boolean isLookedAfter(Variable variable, boolean here, int depth) {
    return variable.uses().stream().anyMatch(use -> looksAfter(use, variable, here, depth));
  }

  /** Made bare with {@code new}: what else is called on it completes it, rather than looks at it. */
  private boolean isPromise(Variable variable) {
    Op.Call made = variable.values().size() == 1 ? program.call(variable.values().get(0)) : null;
    return made != null && made.target().isConstructor() && made.arguments().isEmpty();
  }

  private boolean is(Verb verb, Op.Call call) {
    return knowledge.find(verb, call) != null;
  }
}
