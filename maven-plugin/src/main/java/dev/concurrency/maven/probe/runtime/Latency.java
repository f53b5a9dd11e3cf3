package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a call that waits for something outside the JVM take longer, twice for each site: a database, a file or a server may do that at any time. Thread-safe.
 *
 * <p>Calls that wait for another thread of the JVM are left alone. They take as long as that thread does, which the workload shows by itself.
 */
final class Latency {

  private static final int MOST = 2;
  private static final long MILLIS = 100;

  private final boolean allowed;
  private final AtomicInteger taken = new AtomicInteger();

  /** @param outside whether the call is known to wait for something outside the JVM */
  Latency(Provocation provocation, boolean outside) {
    this.allowed = provocation == Provocation.LATENCY && outside;
  }

  boolean isAllowed() {
    return allowed;
  }

  /** Called when the agent can see that the thread is inside the call. The calls around it take longer, too, and are told so. */
  void delay(Visit visit) {
    // One worker of a pool that does not get on is no harm to see: all of them have to be held.
    int most = visit.kind == ThreadKind.COMMON_POOL ? MOST * ForkJoinPool.getCommonPoolParallelism() : MOST;
    if (allowed && taken.get() < most && taken.incrementAndGet() <= most) {
      for (Visit each = visit; each != null; each = each.outer) {
        each.injectedNanos += TimeUnit.MILLISECONDS.toNanos(MILLIS);
      }
      visit.delayed = true;
      Pause.millis(MILLIS);
    }
  }
}
