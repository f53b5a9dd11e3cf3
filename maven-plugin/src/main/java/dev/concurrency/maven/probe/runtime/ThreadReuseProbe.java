package dev.concurrency.maven.probe.runtime;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does a pool that was made here run one task after the other on the same virtual thread?
 *
 * <p>A {@code ThreadPoolExecutor} counts the tasks of each of its workers; the class documents none of that, so that a pool without these fields tells nothing.
 */
final class ThreadReuseProbe extends PoolProbe {

  // The agent's thread alone uses what follows.
  private boolean looked;
  private Use most;

  /** What was seen of one pool at one moment: tasks that were completed on one of its threads, and on all of them. */
  private record Use(long tasksOfOne, long tasks, int threads) {}

  ThreadReuseProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void look(ThreadPoolExecutor pool) {
    long tasksOfOne = 0;
    long tasks = 0;
    int threads = 0;
    for (Object worker : workers(pool)) {
      if (Internals.get(worker, "thread") instanceof Thread thread && ThreadKinds.isVirtual(thread) && Internals.get(worker, "completedTasks") instanceof Long completed) {
        threads++;
        tasks += completed;
        tasksOfOne = Math.max(tasksOfOne, completed);
      }
    }
    looked |= threads > 0;
    if (tasksOfOne > 1 && (most == null || tasks > most.tasks)) {
      most = new Use(tasksOfOne, tasks, threads);
    }
  }

  /** Under the pool's own lock, as its public methods count; whoever has it has it for a moment only. */
  private static Collection<?> workers(ThreadPoolExecutor pool) {
    if (!(Internals.get(pool, "mainLock") instanceof ReentrantLock lock)) {
      return List.of();
    }
    lock.lock();
    try {
      return Internals.get(pool, "workers") instanceof Collection<?> workers ? List.copyOf(workers) : List.of();
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean seen() {
    return most != null;
  }

  @Override
  long version() {
    return super.version() + (most == null ? 0 : most.tasks) + (looked ? 1 : 0);
  }

  @Override
  void describe(Json json) {
    json.put("looked", looked);
    if (most != null) {
      json.put("tasksOfOne", most.tasksOfOne).put("tasks", most.tasks).put("poolThreads", most.threads);
    }
  }
}
