package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A kind of thread on which a body certainly can run, with the way there. Immutable. */
public final class ExecutionContext {

  private final ThreadKind kind;
  private final String thread;
  private final Value pool;
  private final Program.CallSite chosen;
  private final Program.CallSite handedOver;
  private final boolean inputsFinished;
  private final boolean continuation;
  private final boolean otherObject;
  private final boolean reactiveEntry;
  private final ExecutionContext from;
  private final Step step;
  private final int length;

  private ExecutionContext(
      ThreadKind kind, String thread, Value pool, Program.CallSite chosen, Program.CallSite handedOver, Handover how, ExecutionContext from, Step step) {
    this.kind = kind;
    this.thread = thread;
    this.pool = pool;
    this.chosen = chosen;
    this.handedOver = handedOver;
    this.inputsFinished = how.inputsFinished;
    this.continuation = how.continuation;
    this.otherObject = how.otherObject;
    this.reactiveEntry = how.reactiveEntry;
    this.from = from;
    this.step = step;
    this.length = from == null ? 1 : from.length + 1;
  }

  static ExecutionContext origin(Placement.On on, Program.CallSite handedOver, Handover how, Step step) {
    return new ExecutionContext(on.kind(), on.words(), on.kind() == ThreadKind.BOUNDED ? on.pool() : null, on.chosen(), handedOver, how, null, step);
  }

  ExecutionContext then(Step next, Handover how) {
    Handover all =
        new Handover(
            continuation || how.continuation, inputsFinished || how.inputsFinished, otherObject || how.otherObject, reactiveEntry || how.reactiveEntry);
    return new ExecutionContext(kind, thread, pool, chosen, handedOver, all, this, next);
  }

  /**
   * How code was handed over.
   *
   * @param continuation as the continuation of a stage or an operator of a publisher
   * @param inputsFinished and that stage completes only when all stages it was made of have completed
   * @param otherObject to a method of another object than the caller's, perhaps of the same class
   * @param reactiveEntry to what a reactive framework calls for a request, or because it promises not to wait
   */
  record Handover(boolean continuation, boolean inputsFinished, boolean otherObject, boolean reactiveEntry) {
    static final Handover CALLED = new Handover(false, false, false, false);
    static final Handover CALLED_ON_ANOTHER = new Handover(false, false, true, false);
    static final Handover REACTIVE_ENTRY = new Handover(false, false, false, true);
  }

  public ThreadKind kind() {
    return kind;
  }

  /** What the thread is called in messages, for instance {@code Netty event loop}. */
  public String thread() {
    return thread;
  }

  /** Where the pool is made, for {@link ThreadKind#BOUNDED}; null if that is not known. */
  public Value pool() {
    return pool;
  }

  /** The call that sent the code to an event loop which the program took by name, such as a scheduler for computing; else null. */
  public Program.CallSite chosen() {
    return chosen;
  }

  /** The call that handed the code over to the thread; null if a framework calls it because of its type or annotation. */
  public Program.CallSite handedOver() {
    return handedOver;
  }

  /** Whether the way leads through the continuation of a stage that completes only when all stages it was made of have completed. */
  public boolean inputsFinished() {
    return inputsFinished;
  }

  /** Whether the way leads through the continuation of a stage or an operator of a publisher. */
  public boolean continuation() {
    return continuation;
  }

  /** Whether the way leads to a method of another object, so that a field may be another one than where the way began. */
  public boolean otherObject() {
    return otherObject;
  }

  /** Whether the way begins with what a reactive framework calls for a request, or because it promises not to wait. */
  boolean reactiveEntry() {
    return reactiveEntry;
  }

  /** Steps from the origin, which is the first. */
  public int length() {
    return length;
  }

  /** From the origin to the body that has this context. */
  public List<Step> path() {
    Deque<Step> path = new ArrayDeque<>();
    for (ExecutionContext at = this; at != null; at = at.from) {
      path.addFirst(at.step);
    }
    return List.copyOf(path);
  }
}
