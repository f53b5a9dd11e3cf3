package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Whether a lock keeps other threads out of a piece of code. */
public final class Locks {

  /** Calls up. */
  private static final int DEPTH = 4;

  private static final Set<String> COMPUTES = Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge");

  private final Program program;
  private final Knowledge knowledge;
  private final KnownCalls calls;

  Locks(Program program, Knowledge knowledge, KnownCalls calls) {
    this.program = program;
    this.knowledge = knowledge;
    this.calls = calls;
  }

  /**
   * Whether some lock may be held at an operation: by its method, by a lambda's surroundings, or by everybody who calls the method. Also a claim such as
   * {@code if (running.compareAndSet(false, true))} counts, which lets one thread through.
   */
  public boolean mayBeHeld(Body body, Op op) {
    return mayBeHeld(body, op, DEPTH);
  }

  private boolean mayBeHeld(Body body, Op op, int depth) {
    if (body.modifiers().contains(Modifier.SYNCHRONIZED) || body.innermost(op, Region.Synchronized.class) != null || isTaken(body, op) || isClaimed(body, op)) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    if (body.isFunction()) {
      Use use = body.use();
      Body around = use != null && use.kind() == Use.Kind.ARGUMENT ? program.body(use.body()) : null;
      return around != null && (isAtomic((Op.Call) around.ops().get(use.op())) || mayBeHeld(around, around.ops().get(use.op()), depth - 1));
    }
    List<Program.CallSite> callers = program.callsOf(body.method());
    return !callers.isEmpty() && callers.stream().allMatch(caller -> caller.body() != body && mayBeHeld(caller.body(), caller.call(), depth - 1));
  }

  /** {@code map.compute(key, function)} of a concurrent map runs one function at a time for a key. */
  private boolean isAtomic(Op.Call call) {
    return COMPUTES.contains(call.target().name()) && program.isSubtype(call.receiverType(), "java.util.concurrent.ConcurrentMap");
  }

  /**
   * A lock that is certainly held.
   *
   * @param lock the object; {@link Value.Unknown} if it is not known
   * @param taken the call that took it; null for a monitor
   * @param monitor the block that holds the monitor; null for a call, and for a synchronized method
   */
  public record Held(Value lock, Op.Call taken, Region.Synchronized monitor) {}

  /** Whether the code of a body holds a lock anywhere; most does not. */
  public boolean areHeldIn(Body body) {
    return body.modifiers().contains(Modifier.SYNCHRONIZED) || !taken(body).isEmpty() || body.regions().stream().anyMatch(Region.Synchronized.class::isInstance);
  }

  /** The locks that the code of a body certainly holds at an operation, the innermost first. */
  public List<Held> heldAt(Body body, Op op) {
    List<Held> held = new ArrayList<>();
    for (Region region : body.around(op)) {
      if (region instanceof Region.Synchronized monitor) {
        held.add(new Held(monitor.lock(), null, monitor));
      }
    }
    for (Op.Call call : taken(body)) {
      if (call.id() < op.id() && knowledge.find(Verb.LOCKS, call).tag().equals("owned") && isHeldSince(body, call, op)) {
        held.add(new Held(call.receiver(), call, null));
      }
    }
    if (body.modifiers().contains(Modifier.SYNCHRONIZED)) {
      held.add(new Held(body.modifiers().contains(Modifier.STATIC) ? new Value.Unknown(TypeRef.UNKNOWN) : new Value.This(body.owner()), null, null));
    }
    return held;
  }

  /** On every way from the one to the other: where a lock answers, only if it said yes, and not if some way gives it back. */
  private boolean isHeldSince(Body body, Op.Call lock, Op op) {
    boolean answers = lock.result().name().equals("boolean");
    boolean isTaken =
        answers
            ? body.around(op).stream().anyMatch(region -> region instanceof Region.Guarded guarded && guarded.facts().contains(new Region.Fact(lock.id(), true)))
            : body.within(op.region(), outside(body, lock));
    return isTaken && body.calls().stream().noneMatch(call -> call.id() > lock.id() && call.id() < op.id() && mayGiveBack(body, call, lock, op));
  }

  private boolean mayGiveBack(Body body, Op.Call call, Op.Call lock, Op op) {
    boolean unlocks = knowledge.find(Verb.UNLOCKS, call) != null && program.sameOrAskedTwice(call.receiver(), lock.receiver());
    Body helper = program.method(call.target());
    boolean helps = helper != null && helper.calls().stream().anyMatch(inner -> knowledge.find(Verb.UNLOCKS, inner) != null);
    boolean leaves =
        !body.within(op.region(), outside(body, call))
            && body.ops().stream().anyMatch(exit -> exit.id() > call.id() && exit.region() == call.region() && (exit instanceof Op.Return || exit instanceof Op.Throw));
    return (unlocks || helps) && !leaves;
  }

  /** Some lock was taken before and, as far as the order of the code tells, not given back since. */
  private boolean isTaken(Body body, Op op) {
    return taken(body).stream()
        .anyMatch(lock -> lock.id() < op.id() && !knowledge.find(Verb.LOCKS, lock).tag().equals("claim") && !isGivenBack(body, lock, op));
  }

  /** The calls of a body that take a lock; most bodies have none. */
  private List<Op.Call> taken(Body body) {
    return calls.in(body, Verb.LOCKS);
  }

  private boolean isGivenBack(Body body, Op.Call lock, Op op) {
    return body.calls().stream()
        .anyMatch(
            call -> call.id() > lock.id()
                && call.id() < op.id()
                && knowledge.find(Verb.UNLOCKS, call) != null
                && program.sameOrAskedTwice(call.receiver(), lock.receiver())
                && body.within(op.region(), outside(body, call)));
  }

  /** What is in a {@code finally} block, or unconditionally in a {@code try} block, has happened when what follows runs. */
  private static int outside(Body body, Op op) {
    int at = op.region();
    while (body.regions().get(at) instanceof Region.Finally || body.regions().get(at) instanceof Region.Try) {
      at = body.regions().get(at).parent();
    }
    return at;
  }

  private boolean isClaimed(Body body, Op op) {
    for (Region region : body.around(op)) {
      if (region instanceof Region.Guarded guarded && guarded.tested().stream().anyMatch(tested -> isClaim(body.ops().get(tested)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether of all threads that make this call one alone gets the answer that lets it go on. */
  public boolean isClaim(Op op) {
    Entry entry = op instanceof Op.Call call ? knowledge.find(Verb.LOCKS, call) : null;
    return entry != null && entry.tag().equals("claim");
  }
}
