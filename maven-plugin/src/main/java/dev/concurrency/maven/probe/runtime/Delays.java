package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets a thread of the workload wait a moment so that others can catch up, a few times only, and only where that is allowed. Thread-safe. */
final class Delays {

  private static final int MOST = 20;
  private static final long MILLIS = 1;

  private final boolean allowed;
  private final AtomicInteger taken = new AtomicInteger();

  Delays(Provocation provocation) {
    this.allowed = provocation == Provocation.SCHEDULE;
  }

  void delay() {
    if (allowed && taken.get() < MOST && taken.incrementAndGet() <= MOST) {
      Pause.millis(MILLIS);
    }
  }

  int taken() {
    return Math.min(MOST, taken.get());
  }
}
