package dev.concurrency.samples.support.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what has been started and is not finished, and remembers the peak. A component may wait until a crowd has gathered before it
 * does its work, so that the peak does not depend on who is faster. Thread-safe.
 */
public final class InFlight {
  private final int crowd;
  private final CountDownLatch gathered = new CountDownLatch(1);
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  /**
   * Creates a counter.
   *
   * @param crowd how many must be in flight at once before {@link #awaitCrowd} returns
   */
  public InFlight(int crowd) {
    this.crowd = crowd;
  }

  /** Notes that one more has been started. */
  public void started() {
    int started = now.incrementAndGet();
    peak.accumulateAndGet(started, Math::max);
    if (started >= crowd) {
      gathered.countDown();
    }
  }

  /** Notes that one has finished. */
  public void finished() {
    now.decrementAndGet();
  }

  /** Returns how many have been in flight at once at most. */
  public int peak() {
    return peak.get();
  }

  /** Waits until the crowd has gathered once. */
  public void awaitCrowd() throws InterruptedException {
    gathered.await();
  }
}
