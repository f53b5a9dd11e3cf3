package dev.concurrency.maven.probe.runtime;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets the canary show its defects and says whether they were seen. */
final class Canary {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private Canary() {}

  /** The record of what was seen. */
  static String release(CanaryBody body, Session session, List<SiteSpec> sites) throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    CanaryThread thread =
        new CanaryThread(
            () -> {
              try {
                body.block(latch);
                body.discard();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    long start = System.nanoTime();
    while (!inside(session, sites, thread) && thread.isAlive() && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(100_000);
    }
    latch.countDown();
    thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
    while (!sites.stream().allMatch(site -> session.probeOf(site).seen()) && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(100_000);
    }
    Json json = Json.record("canary");
    for (SiteSpec site : sites) {
      json.put(site.probe().name(), session.probeOf(site).seen());
    }
    return json.end();
  }

  private static boolean inside(Session session, List<SiteSpec> sites, Thread thread) {
    return session.probeOf(sites.get(0)).executions.entered() > 0 && thread.getState() == Thread.State.WAITING;
  }
}
