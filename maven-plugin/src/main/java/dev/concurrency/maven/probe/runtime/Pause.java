package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Keeps a thread of the workload busy with nothing for a moment. */
final class Pause {

  private Pause() {}

  /** Whether the thread with this stack is kept busy here. */
  static boolean isGoingOn(StackTraceElement[] stack) {
    return Arrays.stream(stack).limit(3).anyMatch(frame -> frame.getClassName().equals(Pause.class.getName()));
  }

  /**
   * Not by parking, which could take a permit that is meant for the workload, nor by sleeping, which ends at an interrupt and counts as a wait of the thread: a call around
   * this one must not look as if it had waited by itself.
   */
  static void millis(long millis) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
      Thread.yield();
    }
  }
}
