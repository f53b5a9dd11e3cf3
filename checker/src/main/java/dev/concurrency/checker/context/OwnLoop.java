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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits on an event loop for what only that same loop can finish, once the task that waits has ended. */
public final class OwnLoop {

  private static final int DEPTH = 12;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Contexts contexts;
  private final Finished finished;
  private final ThreadTests tests;
  private final LoopIdentity loops;
  private final Map<Op.Call, Optional<Wait>> known = new IdentityHashMap<>();

  /**
   * A wait for the loop that it holds.
   *
   * @param context the way to it
   * @param begun the call that left something to the loop, which the wait is for
   */
  public record Wait(ExecutionContext context, Program.CallSite begun) {}

  OwnLoop(Program program, Knowledge knowledge, CallTargets targets, Contexts contexts, Finished finished, ThreadTests tests) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.contexts = contexts;
    this.finished = finished;
    this.tests = tests;
    this.loops = new LoopIdentity(program, knowledge, contexts);
  }

  /** How a call waits on an event loop for this very loop; null if it does not, or that is not certain. */
  public Wait waitsFor(Body body, Op.Call call) {
    boolean onLoop = contexts.of(body).stream().anyMatch(context -> context.kind() == ThreadKind.LOOP);
    return onLoop ? known.computeIfAbsent(call, unused -> Optional.ofNullable(find(body, call))).orElse(null) : null;
  }

  private Wait find(Body body, Op.Call call) {
    Entry entry = knowledge.find(Verb.BLOCKS, call);
    Value awaited = entry == null ? null : Chains.continued(call);
    if (awaited == null || targets.of(call) != null || tests.isBehind(body, call)) {
      return null;
    }
    for (ExecutionContext context : contexts.of(body, call.region())) {
      if (context.kind() == ThreadKind.LOOP && !finished.isOver(entry, body, call, context)) {
        Program.CallSite begun = begun(awaited, body, context.thread(), DEPTH);
        if (begun != null) {
          return new Wait(context, begun);
        }
      }
    }
    return null;
  }

  /** The call that left something to the loop without which a value cannot be finished; null if none is known. */
  private Program.CallSite begun(Value value, Body body, String thread, int depth) {
    Value origin = program.origin(value);
    Op.Call call = depth == 0 ? null : program.call(origin);
    Body maker = call == null ? null : program.body(((Value.Result) origin).body());
    if (call == null || !loops.sameTask(body).contains(maker)) {
      return null;
    }
    if (isLeftToLoop(call, maker, thread)) {
      return new Program.CallSite(maker, call);
    }
    Program.CallSite signalled = signalled(value, body, thread);
    Body method = call.target().isConstructor() ? null : targets.of(call);
    if (signalled != null || method != null) {
      return signalled != null ? signalled : returned(method, thread, depth - 1);
    }
    if (knowledge.find(Verb.JOINS_ALL, call) != null) {
      return joined(call, maker, thread, depth - 1);
    }
    return continues(call) ? begun(Chains.continued(call), maker, thread, depth - 1) : null;
  }

  private boolean isLeftToLoop(Op.Call call, Body body, String thread) {
    Entry completes = knowledge.find(Verb.COMPLETES_ON, call);
    Entry emits = completes != null ? completes : knowledge.find(Verb.EMITS, call);
    boolean named = emits != null && (completes != null || emits.where().kind() == Where.Kind.RECEIVER || emits.where().kind() == Where.Kind.EXECUTOR);
    return named && loops.isOf(emits.where(), call, body, thread)
        || knowledge.find(Verb.ENDS_WITH, call) != null && loops.isOwnGroup(call.receiver(), body, thread);
  }

  private Program.CallSite returned(Body method, String thread, int depth) {
    List<Value> values = method.returned();
    return values.size() == 1 ? begun(values.get(0), method, thread, depth) : null;
  }

  private Program.CallSite joined(Op.Call call, Body maker, String thread, int depth) {
    for (Value argument : call.arguments()) {
      for (Value part : argument instanceof Value.Array array ? array.elements() : List.of(argument)) {
        Program.CallSite begun = begun(part, maker, thread, depth);
        if (begun != null) {
          return begun;
        }
      }
    }
    return null;
  }

  /** Whether a call makes a stage that cannot be finished before the one that it continues; one that takes another stage may follow that, and one with a timeout the clock. */
  private boolean continues(Op.Call call) {
    Entry emits = knowledge.find(Verb.EMITS, call);
    boolean follows =
        knowledge.find(Verb.DERIVES, call) != null || knowledge.find(Verb.HANDLES, call) != null || knowledge.find(Verb.FLUENT, call) != null || emits != null && emits.where().kind() == Where.Kind.STAGE;
    return follows
        && knowledge.find(Verb.TIMES_OUT, call) == null
        && call.arguments().stream().noneMatch(argument -> knowledge.findType(Verb.ASYNC, program.typeOf(argument).name()) != null);
  }

  /** {@code loop.execute(() -> latch.countDown())}: the task without which nobody lets go who waits for a local object; null unless all its uses are known, and all come later. */
  private Program.CallSite signalled(Value value, Body body, String thread) {
    Variable variable = value instanceof Value.Local local ? program.variable(local.variable()) : null;
    if (variable == null || variable.isParameter() || variable.values().size() != 1) {
      return null;
    }
    Program.CallSite task = null;
    for (Use use : variable.uses()) {
      Op.Call call = use.kind() == Use.Kind.RECEIVER && program.body(use.body()).ops().get(use.op()) instanceof Op.Call made ? made : null;
      if (call == null) {
        return null;
      }
      if (knowledge.find(Verb.SIGNALS, call) != null) {
        Body function = program.body(use.body());
        Op.Call handedOver = loops.handedOver(function);
        boolean later = handedOver != null && loops.sameTask(body).contains(program.body(function.enclosing())) && !loops.sameTask(function).contains(program.body(function.enclosing()));
        if (!later || !loops.staysOnLoop(function, thread)) {
          return null;
        }
        task = new Program.CallSite(program.body(function.enclosing()), handedOver);
      } else if (knowledge.find(Verb.BLOCKS, call) == null && knowledge.find(Verb.TELLS_DONE, call) == null) {
        return null;
      }
    }
    return task;
  }
}
