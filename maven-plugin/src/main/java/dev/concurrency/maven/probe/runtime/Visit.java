package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.TimeUnit;

/**
 * One execution of an instrumented call or body.
 *
 * <p>Written by the executing thread; the sampled fields are written by the agent's thread alone.
 */
final class Visit {

  /** A native method has to be seen twice in one execution, so that passing through it does not count. */
  private static final int NATIVE_SAMPLES_NEEDED = 2;

  final Call call;
  /** Null on virtual threads. */
  final ThreadSlot slot;
  final ThreadKind kind;
  /** What the call was made on: the instance, or the first argument of a static method. Null when the call is over. */
  Object subject;
  /** The call's first argument, if it is an object. */
  Object argument;
  /** The call's first functional argument, if any. */
  Object task;
  /** The call's last collection argument, if any: the tasks of {@code invokeAll}. */
  Object collection;
  /** The cell of the actor that handles a message on the thread, if one does. Null when the call is over. */
  volatile Object actor;
  /** What each probe of the call remembers of this execution. */
  final Object[] notes;

  /** The flagged call around this one on the same thread. */
  Visit outer;
  long startNanos;
  long startCpu;
  long startWaits;
  long startBlocks;
  boolean countsWaits;
  boolean countsCpu;

  volatile long endNanos;
  /** Thread CPU time of this execution, -1 if it was not measured. */
  volatile long cpuNanos = -1;
  volatile long waits;
  volatile long monitorBlocks;
  volatile StackTraceElement[] trace;

  volatile Thread.State waitingState;
  volatile int nativeSamples;
  volatile String nativeFrame;
  private long cpuAtSample;
  private long sampledAt;
  volatile Heartbeat heartbeat;
  /** How many messages were seen in the actor's mailbox at one moment. */
  volatile int messages;
  volatile boolean reported;
  /** How much longer it took because of delays that were put into it, or into calls within it. */
  volatile long injectedNanos;
  /** Whether this very call was delayed. */
  volatile boolean delayed;

  Visit(Call call, ThreadSlot slot, ThreadKind kind, Object subject) {
    this.call = call;
    this.slot = slot;
    this.kind = kind;
    this.subject = subject;
    this.actor = slot == null ? null : slot.actor;
    this.notes = new Object[call.probes.length];
    this.startNanos = System.nanoTime();
  }

  /** Whether the thread is known to have waited inside the call. */
  boolean waited() {
    return waits > 0 || monitorBlocks > 0 || waitingState != null || nativeSamples >= NATIVE_SAMPLES_NEEDED;
  }

  /** How long it took, or has taken so far. */
  long nanos() {
    long end = endNanos;
    return (end == 0 ? System.nanoTime() : end) - startNanos;
  }

  String thread() {
    return slot == null ? "" : slot.name;
  }

  /**
   * Notes that the thread was seen in a native method that does input or output, or waits for a process.
   *
   * <p>It counts only if the thread used next to no CPU time since the last look: then it waits in there and does not compute.
   */
  void sampledInNative(String frame, long now, long cpu) {
    if (frame.equals(nativeFrame) && (cpu - cpuAtSample) * 4 <= now - sampledAt) {
      nativeSamples = Math.max(NATIVE_SAMPLES_NEEDED, nativeSamples + 1);
    } else if (nativeSamples < NATIVE_SAMPLES_NEEDED) {
      nativeFrame = frame;
      nativeSamples = 1;
    }
    cpuAtSample = cpu;
    sampledAt = now;
  }

  boolean olderThan(long millis, long now) {
    return now - startNanos > TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
