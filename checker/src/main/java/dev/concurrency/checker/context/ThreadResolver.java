package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where executors run their tasks, where stages complete and publishers emit, and who subscribes. An empty answer means that it is not known.
 */
final class ThreadResolver {

  private static final int DEPTH = 12;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Roles roles;

  ThreadResolver(Program program, Knowledge knowledge, CallTargets targets, Roles roles) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.roles = roles;
  }

  /** On which threads a call runs its functional argument, as the entry says. */
  Set<Placement> runs(Entry entry, Body body, Op.Call call) {
    if (roles.isExcepted(entry)) {
      return Set.of();
    }
    Set<Placement> found = resolve(entry.where(), body, call, DEPTH);
    return found.contains(new Placement.Subscriber()) ? subscription(body, call, DEPTH) : found;
  }

  /** On which threads a call runs the first of its functional arguments of which the catalogue says where; empty if there is none. */
  Set<Placement> placements(Body body, Op.Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Entry entry = knowledge.runs(call, i);
      if (entry != null) {
        return runs(entry, body, call);
      }
    }
    return Set.of();
  }

  /** On which threads a stage completes or a publisher emits. */
  Set<Placement> emission(Value value) {
    return emission(value, DEPTH);
  }

  private Set<Placement> resolve(Where where, Body body, Op.Call call, int depth) {
    return switch (where.kind()) {
      case LOOP -> on(ThreadKind.LOOP, where, null);
      case CALLER_LOOP -> roles.isUncertain(where.label()) ? Set.of(new Placement.With(body.id())) : on(ThreadKind.LOOP, where, null);
      case COMMON_POOL -> on(ThreadKind.COMMON_POOL, where, null);
      case POOL -> on(ThreadKind.POOL, where, null);
      case ACTOR -> on(ThreadKind.ACTOR, where, null);
      case VIRTUAL -> on(ThreadKind.VIRTUAL, where, null);
      case BLOCKING_OK -> on(ThreadKind.BLOCKING_OK, where, new Value.Result(body.id(), call.id()));
      case BOUNDED -> on(ThreadKind.BOUNDED, where, new Value.Result(body.id(), call.id()));
      case INLINE -> Set.of(new Placement.With(body.id()));
      case EXECUTOR -> chosenAt(body, call, chosen(argument(call, where.argument()), call, body, depth - 1));
      case RECEIVER -> chosenAt(body, call, executor(call.receiver(), body, depth - 1));
      case STAGE -> emission(Chains.continued(call), depth - 1);
      case SUBSCRIBER -> Set.of(new Placement.Subscriber());
      case SUBSCRIBE_ON -> {
        Set<Placement> upstream = emission(Chains.continued(call), depth - 1);
        yield upstream.contains(new Placement.Subscriber()) ? chosenAt(body, call, executor(argument(call, where.argument()), body, depth - 1)) : upstream;
      }
      case UNKNOWN -> Set.of();
    };
  }

  /**
   * The threads of an executor that is an argument. Who names the common pool there has chosen it, and is not told about it. An executor that runs
   * its tasks on the spot leaves the continuation of a stage to the thread that completes the stage.
   */
  private Set<Placement> chosen(Value executor, Op.Call call, Body body, int depth) {
    Op.Call made = executor == null ? null : program.call(program.origin(executor));
    Entry entry = made == null || !made.arguments().isEmpty() ? null : knowledge.find(Verb.EXECUTOR, made);
    if (entry != null && entry.where().kind() == Where.Kind.COMMON_POOL) {
      return Set.of();
    }
    Set<Placement> threads = executor(executor, body, depth);
    Value stage = Chains.continued(call);
    boolean continues = stage != null && knowledge.findType(Verb.ASYNC, program.typeOf(stage).name()) != null;
    return continues && threads.equals(Set.of(new Placement.With(body.id()))) ? emission(stage, depth) : threads;
  }

  private static Set<Placement> on(ThreadKind kind, Where where, Value pool) {
    return Set.of(new Placement.On(kind, where.label(), pool));
  }

  private static Value argument(Op.Call call, int position) {
    return position >= 0 && position < call.arguments().size() ? call.arguments().get(position) : null;
  }

  /** On which threads an executor or scheduler runs its tasks. {@code body} is the code that hands it a task. */
  Set<Placement> executor(Value value, Body body) {
    return executor(value, body, DEPTH);
  }

  Set<Placement> executor(Value value, Body body, int depth) {
    if (value == null || depth <= 0) {
      return Set.of();
    }
    Value origin = program.origin(value);
    if (origin instanceof Value.Function function) {
      return runsItsArgumentDirectly(program.body(function.body())) ? Set.of(new Placement.With(body.id())) : Set.of();
    }
    Op.Call made = program.call(origin);
    if (made != null) {
      Body maker = program.body(((Value.Result) origin).body());
      Entry entry = knowledge.find(Verb.EXECUTOR, made);
      if (entry != null) {
        if (entry.where().kind() == Where.Kind.INLINE) {
          return Set.of(new Placement.With(body.id()));
        }
        boolean isNamed = entry.where().kind() == Where.Kind.LOOP && made.receiver() == null && !made.target().isConstructor();
        Set<Placement> threads = resolve(entry.where(), maker, made, depth - 1);
        return isNamed ? mapped(threads, on -> on.chosenAt(new Program.CallSite(maker, made))) : threads;
      }
      Body factory = targets.of(made);
      if (factory != null && !made.target().isConstructor()) {
        return madeBy(factory, origin, fromReturns(factory, returned -> executor(returned, body, depth - 1)));
      }
    }
    Entry entry = knowledge.findType(Verb.EXECUTOR, program.typeOf(origin).name());
    return entry == null || entry.where().kind() == Where.Kind.BOUNDED ? Set.of() : on(kind(entry.where()), entry.where(), null);
  }

  /** What an executor was chosen for is decided by the call that hands it over last. */
  private static Set<Placement> chosenAt(Body body, Op.Call call, Set<Placement> threads) {
    return mapped(threads, on -> on.chosen() == null ? on : on.chosenAt(new Program.CallSite(body, call)));
  }

  private static Set<Placement> mapped(Set<Placement> placements, UnaryOperator<Placement.On> change) {
    Set<Placement> changed = new LinkedHashSet<>();
    placements.forEach(placement -> changed.add(placement instanceof Placement.On on ? change.apply(on) : placement));
    return changed;
  }

  /** A pool that a method makes is another one at each call of the method. */
  private static Set<Placement> madeBy(Body factory, Value call, Set<Placement> placements) {
    return mapped(
        placements, on -> on.pool() instanceof Value.Result made && made.body() == factory.id() ? new Placement.On(on.kind(), on.label(), call) : on);
  }

  private static ThreadKind kind(Where where) {
    return switch (where.kind()) {
      case LOOP, CALLER_LOOP -> ThreadKind.LOOP;
      case COMMON_POOL -> ThreadKind.COMMON_POOL;
      case VIRTUAL -> ThreadKind.VIRTUAL;
      case POOL -> ThreadKind.POOL;
      case ACTOR -> ThreadKind.ACTOR;
      default -> ThreadKind.BLOCKING_OK;
    };
  }

  /** {@code Runnable::run} and {@code task -> task.run()}. */
  private boolean runsItsArgumentDirectly(Body body) {
    List<Op.Call> calls = body.calls();
    return calls.size() == 1
        && calls.get(0).target().name().equals("run")
        && calls.get(0).receiver() instanceof Value.Local local
        && program.variable(local.variable()).isParameter();
  }

  /** On which threads a stage completes or a publisher emits. */
  private Set<Placement> emission(Value value, int depth) {
    if (value == null || depth <= 0) {
      return Set.of();
    }
    Value origin = program.origin(value);
    Op.Call call = program.call(origin);
    if (call != null) {
      Body body = program.body(((Value.Result) origin).body());
      Entry entry = knowledge.find(Verb.EMITS, call);
      if (entry != null) {
        return roles.isExcepted(entry) ? Set.of() : resolve(entry.where(), body, call, depth - 1);
      }
      Body target = targets.of(call);
      if (target != null && !call.target().isConstructor()) {
        return fromReturns(target, returned -> emission(returned, depth - 1));
      }
    }
    Entry entry = knowledge.findType(Verb.EMITS, program.typeOf(origin).name());
    if (entry == null) {
      return Set.of();
    }
    return entry.where().kind() == Where.Kind.SUBSCRIBER ? Set.of(new Placement.Subscriber()) : on(kind(entry.where()), entry.where(), null);
  }

  private interface Resolve {
    Set<Placement> of(Value value);
  }

  /** What holds for all values that a method returns. */
  private Set<Placement> fromReturns(Body method, Resolve resolve) {
    Set<Placement> common = null;
    for (Op op : method.ops()) {
      if (op instanceof Op.Return leave && leave.value() != null) {
        Set<Placement> here = resolve.of(leave.value());
        if (common == null) {
          common = here;
        } else if (!common.equals(here)) {
          return Set.of();
        }
      }
    }
    return common == null ? Set.of() : common;
  }

  /** Who subscribes to the publisher that a call returns. */
  private Set<Placement> subscription(Body body, Op.Call call, int depth) {
    return subscription(body, call, program.use(body, call), depth);
  }

  private Set<Placement> subscription(Body body, Op.Call call, Use use, int depth) {
    if (use == null || depth <= 0) {
      return Set.of();
    }
    return switch (use.kind()) {
      case RECEIVER -> subscribedBy(program.body(use.body()), program.user(use), depth);
      case ASSIGNED -> {
        Variable variable = program.variable(use.index());
        yield variable.uses().size() == 1 ? subscription(body, call, variable.uses().get(0), depth - 1) : Set.of();
      }
      case RETURNED -> subscribedByCallers(program.body(use.body()), depth);
      default -> Set.of();
    };
  }

  private Set<Placement> subscribedBy(Body body, Op.Call next, int depth) {
    Entry entry = knowledge.find(Verb.EMITS, next);
    if (entry != null && entry.where().kind() == Where.Kind.SUBSCRIBE_ON) {
      return chosenAt(body, next, executor(argument(next, entry.where().argument()), body, depth - 1));
    }
    boolean stillPublisher = isCold(next.result().name());
    return stillPublisher ? subscription(body, next, depth - 1) : Set.of(new Placement.With(body.id()));
  }

  private boolean isCold(String type) {
    Entry async = knowledge.findType(Verb.ASYNC, type);
    return async != null && async.tag().equals("cold");
  }

  private Set<Placement> subscribedByCallers(Body body, int depth) {
    if (roles.isCalledByFramework(body)) {
      return Set.of(new Placement.With(body.id()));
    }
    if (body.isFunction()) {
      Use use = body.use();
      if (use == null || use.kind() != Use.Kind.ARGUMENT) {
        return Set.of();
      }
      Entry entry = knowledge.runs(program.user(use), use.index());
      boolean subscribesInPlace =
          entry != null
              && switch (entry.where().kind()) {
                case STAGE, SUBSCRIBER, LOOP, CALLER_LOOP -> true;
                default -> false;
              };
      return subscribesInPlace ? Set.of(new Placement.With(body.id())) : Set.of();
    }
    Set<Placement> found = new LinkedHashSet<>();
    List<Program.CallSite> callers = new ArrayList<>(program.callsOf(body.method()));
    body.overrides().forEach(overridden -> callers.addAll(program.callsOf(overridden)));
    for (Program.CallSite caller : callers) {
      if (targets.of(caller.call()) == body) {
        found.addAll(subscription(caller.body(), caller.call(), depth - 1));
      }
    }
    return found;
  }
}
