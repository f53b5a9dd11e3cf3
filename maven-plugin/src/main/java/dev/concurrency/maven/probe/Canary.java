package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.CanaryBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * The defects that each run has to see before it may say that others were not seen.
 *
 * <p>Nothing may refer to this class by more than its name before the instrumenter is in place: it would be loaded too early.
 */
public final class Canary implements CanaryBody {

  @Override
  public void block(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Override
  public void discard() {
    doomed();
  }

  private static CompletableFuture<Void> doomed() {
    return CompletableFuture.failedFuture(new IllegalStateException("canary"));
  }
}
