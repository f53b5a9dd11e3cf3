package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.function.Predicate;

/** Ways to a wait through the methods of the program, as far as the catalogue names what waits; {@link Waits} knows of libraries, too. */
public final class WaitPaths {

  private static final int DEPTH = 4;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Finished finished;
  private final LoopGuards guards;

  WaitPaths(Program program, Knowledge knowledge, CallTargets targets, Finished finished) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.finished = finished;
    this.guards = new LoopGuards(program, knowledge);
  }

  /** The call that waits, where it stands, and what the catalogue says of it. */
  public record Wait(Body body, Op.Call call, Entry entry) {
    /** Usually short, and often without another choice: worth knowing, not worth a failed build. */
    public boolean isMinor() {
      return KnownMethods.isMinor(entry);
    }
  }

  /** What the catalogue says of a call that itself makes its thread wait; null if it does not, or never has to as it is called here. */
  public Entry entry(Op.Call call) {
    Entry entry = knowledge.find(Verb.BLOCKS, call);
    return entry == null || targets.of(call) != null || neverWaits(entry, call) ? null : entry;
  }

  /** Whether a future is known to be finished where a call waits for it; {@code context} is the one in question, or null for none in particular. */
  public boolean isOver(Entry entry, Body body, Op.Call call, ExecutionContext context) {
    return entry.conditions().contains("unless:done") && finished.isFinished(body, call, context);
  }

  /**
   * The first wait that a call leads to on its own thread: itself, or one in the methods that it certainly runs. Null if none is known, or if a test in
   * front of it has found that the thread may wait.
   *
   * @param follow whether a method is worth looking into
   */
  public Wait behind(Body body, Op.Call call, Predicate<Body> follow) {
    return behind(body, call, follow, DEPTH);
  }

  private Wait behind(Body body, Op.Call call, Predicate<Body> follow, int depth) {
    if (guards.isOffLoop(body, call.region())) {
      return null;
    }
    Entry entry = entry(call);
    if (entry != null) {
      return isOver(entry, body, call, null) ? null : new Wait(body, call, entry);
    }
    Body target = depth == 0 ? null : targets.of(call);
    if (target == null || !follow.test(target)) {
      return null;
    }
    for (Op.Call inner : target.calls()) {
      Wait wait = behind(target, inner, follow, depth - 1);
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  /** {@code unless zero:0}: asked with a timeout of zero, it only looks. {@code unless unbounded}: a queue without limit takes at once. */
  private boolean neverWaits(Entry entry, Op.Call call) {
    for (String condition : entry.conditions()) {
      if (condition.equals("unless:unbounded") && isMadeWithoutCapacity(call.receiver())) {
        return true;
      }
      if (condition.startsWith("unless:zero:")) {
        int argument = Integer.parseInt(condition.substring("unless:zero:".length()));
        if (argument < call.arguments().size()
            && call.arguments().get(argument) instanceof Value.Constant constant
            && constant.value() instanceof Number number
            && number.longValue() == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isMadeWithoutCapacity(Value receiver) {
    Op.Call made = receiver == null ? null : program.call(program.origin(receiver));
    return made != null && made.target().isConstructor() && !made.target().parameterTypes().contains("int");
  }
}
