package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Code that certainly can run beside the actor in which it is written: what is given to futures, pools, threads and timers. */
public final class OffActor {

  private static final int DEPTH = 3;
  private static final Set<ThreadKind> ACTORS = EnumSet.of(ThreadKind.ACTOR, ThreadKind.SHARED_ACTOR);

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final ThreadResolver threads;
  private final Contexts contexts;
  private final Finished finished;
  private final Pipelines pipelines;
  private final Map<Body, Optional<Program.CallSite>> leavers = new HashMap<>();
  private Set<FieldRef> state;

  OffActor(Program program, Knowledge knowledge, CallTargets targets, ThreadResolver threads, Contexts contexts, Finished finished, Pipelines pipelines) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.threads = threads;
    this.contexts = contexts;
    this.finished = finished;
    this.pipelines = pipelines;
  }

  /** The call that hands a piece of code, or what calls it, to another thread than the one that comes by; null if none certainly does. */
  public Program.CallSite leaver(Body body) {
    return leaver(body, DEPTH);
  }

  private Program.CallSite leaver(Body body, int depth) {
    Optional<Program.CallSite> known = leavers.get(body);
    if (known == null) {
      known = Optional.ofNullable(body.isFunction() ? ofFunction(body, depth) : depth == 0 ? null : ofCallers(body, depth - 1));
      if (depth == DEPTH) {
        leavers.put(body, known);
      }
    }
    return known.orElse(null);
  }

  private Program.CallSite ofCallers(Body method, int depth) {
    for (Program.CallSite caller : program.callsOf(method.method())) {
      Program.CallSite leaver = caller.body() != method && targets.of(caller.call()) == method ? leaver(caller.body(), depth) : null;
      if (leaver != null) {
        return leaver;
      }
    }
    return null;
  }

  private Program.CallSite ofFunction(Body function, int depth) {
    Use use = function.use();
    if (use == null || use.kind() != Use.Kind.ARGUMENT) {
      return null;
    }
    Body user = program.body(use.body());
    Op.Call call = (Op.Call) user.ops().get(use.op());
    Entry entry = knowledge.runs(call, use.index());
    if (entry == null) {
      return null;
    }
    boolean leaves =
        switch (entry.where().kind()) {
          case INLINE -> call.receiver() != null && pipelines.isPart(call) && pipelines.isParallel(user, call);
          case STAGE -> isFuture(Chains.continued(call)) && !finished.isFinished(user, call, null) && !finished.mayBeDone(Chains.continued(call));
          case EXECUTOR, RECEIVER -> isElsewhere(entry, user, call);
          case COMMON_POOL, BOUNDED, POOL, VIRTUAL, BLOCKING_OK, LOOP -> true;
          case ACTOR, CALLER_LOOP, SUBSCRIBER, SUBSCRIBE_ON, UNKNOWN -> false;
        };
    if (leaves) {
      return new Program.CallSite(user, call);
    }
    return entry.where().kind() == Where.Kind.INLINE ? leaver(user, depth) : null;
  }

  /** On an executor that is known, and that is not the thread which hands over the task. */
  private boolean isElsewhere(Entry entry, Body user, Op.Call call) {
    Set<Placement> placements = threads.runs(entry, user, call);
    return !placements.isEmpty() && placements.stream().allMatch(placement -> placement instanceof Placement.On on && !ACTORS.contains(on.kind()));
  }

  private boolean isFuture(Value stage) {
    return stage != null && knowledge.isFuture(program.typeOf(stage).name());
  }

  /** Whether a field of the object at hand is used by what an actor does with its messages. */
  public boolean isState(FieldRef field) {
    return state().contains(field);
  }

  /** Whether any is: most programs have no actors. */
  public boolean knowsState() {
    return !state().isEmpty();
  }

  private Set<FieldRef> state() {
    if (state == null) {
      state = new HashSet<>();
      for (Body body : program.bodies()) {
        if (contexts.of(body).stream().anyMatch(context -> ACTORS.contains(context.kind()) && !context.otherObject())) {
          body.ops().stream().filter(op -> op instanceof Op.FieldAccess access && access.receiver() instanceof Value.This).forEach(op -> state.add(((Op.FieldAccess) op).field()));
        }
      }
    }
    return state;
  }
}
