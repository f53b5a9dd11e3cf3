package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.CanaryBody;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

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

  /** No CompletableFuture: its class would start the common pool, and with it settle its size, before the workload has a say. */
  private static FutureTask<Void> doomed() {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException("canary");
            });
    task.run();
    return task;
  }
}
