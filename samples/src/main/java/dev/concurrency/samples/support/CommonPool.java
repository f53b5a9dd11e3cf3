package dev.concurrency.samples.support;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The pool that all code of the JVM shares, seen by a part of the program that has nothing to do with the defect. */
public final class CommonPool {
  private static final int SMALL_TASKS = 20;
  private static final int MILLIS_BETWEEN_TASKS = 15;

  private CommonPool() {}

  /**
   * Gives the pool the size that it has on a machine with three processors; call it first in {@code main}.
   *
   * <p>With one processor or two, a {@link CompletableFuture} before JDK 25 does not use the pool at all but starts a
   * thread for each task.
   *
   * @throws IllegalStateException if the pool has been started before with less than two workers
   */
  public static void useTwoWorkers() {
    System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
    if (ForkJoinPool.getCommonPoolParallelism() < 2) {
      throw new IllegalStateException("The common pool runs already, with one worker; start this class in a new JVM.");
    }
  }

  /** Prints how long small tasks wait for their turn in the pool. */
  public static void printDelayOfSmallTasks() throws InterruptedException {
    AtomicLong slowest = new AtomicLong();
    // A latch, because join() would run other people's tasks on this thread while it waits.
    CountDownLatch done = new CountDownLatch(SMALL_TASKS);
    for (int i = 0; i < SMALL_TASKS; i++) {
      long submitted = System.nanoTime();
      ForkJoinPool.commonPool().execute(() -> {
        slowest.accumulateAndGet(System.nanoTime() - submitted, Math::max);
        done.countDown();
      });
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_TASKS);
    }
    done.await();
    long millis = TimeUnit.NANOSECONDS.toMillis(slowest.get());
    System.out.printf("small tasks for the common pool meanwhile: %d, slowest started after %d ms%n", SMALL_TASKS, millis);
  }
}
