package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * How many threads a pool will have at most.
 *
 * @param pool simple name of its class, or of the class that it is an anonymous subclass of
 * @param threads {@link Integer#MAX_VALUE} if nothing limits them
 */
record PoolSize(String pool, int threads) {

  /** The pool whose worker the thread is; null if that cannot be told. For the agent's thread only: to ask a queue may take its lock. */
  static PoolSize of(Thread thread) {
    if (thread instanceof ForkJoinWorkerThread worker) {
      ForkJoinPool pool = worker.getPool();
      return new PoolSize(name(pool), pool.getParallelism());
    }
    ThreadPoolExecutor pool = Internals.poolOf(thread);
    return pool == null ? null : new PoolSize(name(pool), threads(pool));
  }

  private static String name(Object pool) {
    Class<?> type = pool.getClass();
    while (type.getSimpleName().isEmpty()) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }

  /** A pool with a queue that takes any number of tasks never has more threads than its core. */
  private static int threads(ThreadPoolExecutor pool) {
    return isUnlimited(pool) ? Math.max(1, pool.getCorePoolSize()) : pool.getMaximumPoolSize();
  }

  /** Whether the pool's queue takes any number of tasks. */
  static boolean isUnlimited(ThreadPoolExecutor pool) {
    return (long) pool.getQueue().remainingCapacity() + pool.getQueue().size() >= Integer.MAX_VALUE;
  }
}
