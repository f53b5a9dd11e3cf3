package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a thread of the workload wait a moment so that others can catch up, a few times only, and only where that is allowed. Thread-safe. */
final class Delays {

  private static final int MOST = 20;
  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final boolean allowed;
  private final AtomicInteger taken = new AtomicInteger();

  Delays(Provocation provocation) {
    this.allowed = provocation == Provocation.SCHEDULE;
  }

  /** Not by parking, which could take a permit that is meant for the workload. */
  void delay() {
    if (allowed && taken.get() < MOST && taken.incrementAndGet() <= MOST) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < NANOS) {
        Thread.yield();
      }
    }
  }

  int taken() {
    return Math.min(MOST, taken.get());
  }
}
