package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.CountDownLatch;

/** Code with known defects, instrumented like the workload's: if its defects are not seen, nothing that is not seen means anything. */
public interface CanaryBody {

  /** Waits for the latch. */
  void block(CountDownLatch latch) throws InterruptedException;

  /** Starts something that fails, and throws its result away. */
  void discard();
}
