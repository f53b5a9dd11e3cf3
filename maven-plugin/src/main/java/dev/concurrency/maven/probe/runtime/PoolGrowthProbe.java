package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Do more tasks than it has threads wait in the queue of a pool, which has room for any number of them, while all these threads are busy and fewer than its
 * maximum?
 */
final class PoolGrowthProbe extends PoolProbe {

  private static final int MOST_COUNTED = 10_000;

  // The agent's thread alone uses what follows.
  private Backlog most;
  private boolean grown;

  /** What was seen of one pool at one moment. */
  private record Backlog(int waiting, int threads, int max) {}

  PoolGrowthProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void look(ThreadPoolExecutor pool) {
    int max = pool.getMaximumPoolSize();
    grown |= pool.getLargestPoolSize() >= max;
    long completed = pool.getCompletedTaskCount();
    int threads = pool.getPoolSize();
    boolean allBusy = threads > 0 && pool.getActiveCount() >= threads;
    int waiting = allBusy && PoolSize.isUnlimited(pool) ? waiting(pool) : 0;
    // With no task completed meanwhile, all were busy all the time.
    boolean still = pool.getCompletedTaskCount() == completed && pool.getActiveCount() >= threads && pool.getPoolSize() == threads;
    // A thread that is only getting going counts as busy, and takes its first task from the queue: more tasks than threads wait all the same.
    if (waiting > threads && still && threads < max && (most == null || waiting > most.waiting)) {
      most = new Backlog(waiting, threads, max);
    }
  }

  /** Tasks that could run now. */
  private static int waiting(ThreadPoolExecutor pool) {
    int waiting = 0;
    for (Runnable task : pool.getQueue()) {
      waiting += task instanceof Delayed delayed && delayed.getDelay(TimeUnit.NANOSECONDS) > 0 ? 0 : 1;
      if (waiting == MOST_COUNTED) {
        break;
      }
    }
    return waiting;
  }

  /** A pool of a library that wraps one of the JDK, and shows it. */
  @Override
  ThreadPoolExecutor poolIn(Object object) {
    if (object instanceof ThreadPoolExecutor) {
      return (ThreadPoolExecutor) object;
    }
    try {
      return object.getClass().getMethod("getThreadPoolExecutor").invoke(object) instanceof ThreadPoolExecutor pool ? pool : null;
    } catch (ReflectiveOperationException e) {
      // It has none, or not yet.
      return null;
    }
  }

  @Override
  boolean seen() {
    return most != null;
  }

  @Override
  long version() {
    return super.version() + (most == null ? 0 : most.waiting) + (grown ? 1 : 0);
  }

  @Override
  void describe(Json json) {
    json.put("grown", grown);
    if (most != null) {
      json.put("waiting", most.waiting).put("poolThreads", most.threads).put("max", most.max);
    }
  }
}
