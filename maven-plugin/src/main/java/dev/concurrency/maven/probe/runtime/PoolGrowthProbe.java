package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Do more tasks than it has threads wait in the queue of a pool, which has room for any number of them, while all these threads are busy and fewer than its
 * maximum?
 *
 * <p>The pool is what the call returned or, if it sets a size, what it was called on, or has inside.
 */
final class PoolGrowthProbe extends SiteProbe {

  private static final int MOST_TRACKED = 100;
  private static final int MOST_COUNTED = 10_000;

  private final AtomicInteger tracked = new AtomicInteger();
  private final Queue<WeakReference<Object>> fresh = new ConcurrentLinkedQueue<>();

  // The agent's thread alone uses what follows.
  private final List<WeakReference<Object>> pools = new ArrayList<>();
  private Backlog most;
  private boolean grown;

  /** What was seen of one pool at one moment. */
  private record Backlog(int waiting, int threads, int max) {}

  PoolGrowthProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    Object pool = result == null ? visit.subject : result;
    if (pool != null && tracked.incrementAndGet() <= MOST_TRACKED) {
      fresh.add(new WeakReference<>(pool));
    }
  }

  @Override
  void look(long now) {
    for (WeakReference<Object> next; (next = fresh.poll()) != null; ) {
      pools.add(next);
    }
    pools.removeIf(reference -> reference.get() == null);
    for (WeakReference<Object> reference : pools) {
      ThreadPoolExecutor pool = poolIn(reference.get());
      if (pool != null) {
        look(pool);
      }
    }
  }

  private void look(ThreadPoolExecutor pool) {
    int max = pool.getMaximumPoolSize();
    grown |= pool.getLargestPoolSize() >= max;
    long completed = pool.getCompletedTaskCount();
    int threads = pool.getPoolSize();
    boolean allBusy = threads > 0 && pool.getActiveCount() >= threads;
    int waiting = allBusy && isUnlimited(pool) ? waiting(pool) : 0;
    // With no task completed meanwhile, all were busy all the time.
    boolean still = pool.getCompletedTaskCount() == completed && pool.getActiveCount() >= threads && pool.getPoolSize() == threads;
    // A thread that is only getting going counts as busy, and takes its first task from the queue: more tasks than threads wait all the same.
    if (waiting > threads && still && threads < max && (most == null || waiting > most.waiting)) {
      most = new Backlog(waiting, threads, max);
    }
  }

  private static boolean isUnlimited(ThreadPoolExecutor pool) {
    return (long) pool.getQueue().remainingCapacity() + pool.getQueue().size() >= Integer.MAX_VALUE;
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
  private static ThreadPoolExecutor poolIn(Object object) {
    if (object == null || object instanceof ThreadPoolExecutor) {
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
  void finish(long now) {
    look(now);
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
