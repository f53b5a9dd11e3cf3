package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does a pool wait for itself?
 *
 * <p>Proved when all workers of a pool are inside flagged calls, nothing moved between two looks, and each of them waits for a task that is
 * in the queue of that pool, or that another of these workers runs.
 */
final class PoolWaitProbe extends SiteProbe {

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MOST_EXAMPLES = 3;

  private final EvidenceLog log;
  private volatile int starved;
  private long lookedAt;
  private Jam before;

  /** The state of a pool whose workers are all inside flagged calls. */
  private record Jam(ThreadPoolExecutor pool, List<Visit> visits, long completed) {

    boolean sameAs(Jam other) {
      return other != null && pool == other.pool && completed == other.completed && visits.equals(other.visits);
    }
  }

  PoolWaitProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  void looked(Visit visit, long now) {
    Thread thread = visit.slot.thread.get();
    if (now - lookedAt < BETWEEN_LOOKS_NANOS || thread == null || starved >= MOST_EXAMPLES) {
      return;
    }
    lookedAt = now;
    ThreadPoolExecutor pool = Internals.poolOf(thread);
    Jam jam = pool == null ? null : jam(pool);
    if (jam == null || !jam.sameAs(before)) {
      before = jam;
      return;
    }
    int queued = waitedForInQueue(jam);
    if (queued > 0) {
      starved++;
      before = null;
      Jam stuck = jam;
      long since = now - lastEntered(stuck);
      log.offer(
          () ->
              Json.record("starved")
                  .put("site", site.key())
                  .put("thread", visit.thread())
                  .put("workers", stuck.visits.size())
                  .put("queued", stuck.pool.getQueue().size())
                  .put("waitedForInQueue", queued)
                  .millis("ms", since)
                  .end());
    }
  }

  private static long lastEntered(Jam jam) {
    long latest = jam.visits.get(0).startNanos;
    for (Visit visit : jam.visits) {
      latest = Math.max(latest, visit.startNanos);
    }
    return latest;
  }

  /** The pool's state if all its workers are inside flagged calls and no other worker is going to come; else null. */
  private static Jam jam(ThreadPoolExecutor pool) {
    List<Visit> visits = new ArrayList<>();
    for (ThreadSlot slot : ThreadSlot.all()) {
      Visit waiting = waitingVisit(slot.current);
      Thread thread = slot.thread.get();
      if (waiting != null && thread != null && waits(thread) && Internals.poolOf(thread) == pool) {
        visits.add(waiting);
      }
    }
    boolean all = visits.size() == pool.getPoolSize() && visits.size() >= pool.getCorePoolSize() && !visits.isEmpty();
    return all && !pool.getQueue().isEmpty() ? new Jam(pool, visits, pool.getCompletedTaskCount()) : null;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static Visit waitingVisit(Visit innermost) {
    for (Visit visit = innermost; visit != null; visit = visit.outer) {
      for (SiteProbe probe : visit.call.probes) {
        if (probe instanceof PoolWaitProbe) {
          return visit;
        }
      }
    }
    return null;
  }

  /** How many of the visits wait for a queued task of the pool; 0 if one of them waits for something else, which may come. */
  private static int waitedForInQueue(Jam jam) {
    Object[] queue = jam.pool.getQueue().toArray();
    int queued = 0;
    for (Visit visit : jam.visits) {
      if (waitsForOneOf(visit, queue)) {
        queued++;
      } else if (!waitsForOneOf(visit, jam.visits)) {
        return 0;
      }
    }
    return queued;
  }

  private static boolean waitsForOneOf(Visit visit, Object[] queue) {
    Object subject = visit.subject;
    Object collection = visit.collection;
    for (Object task : queue) {
      Object stage = Internals.get(task, "dep");
      if (subject != null && (task == subject || stage != null && Dependents.leadsTo(stage, subject))) {
        return true;
      }
      if (collection instanceof Collection<?> tasks) {
        // invokeAll: the queue holds futures made of the very callables that were given.
        Object callable = Internals.get(task, "callable");
        if (callable != null && tasks.stream().anyMatch(given -> given == callable)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean waitsForOneOf(Visit visit, List<Visit> running) {
    Object runner = visit.subject == null ? null : Internals.get(visit.subject, "runner");
    return runner instanceof Thread && running.stream().anyMatch(other -> other.slot.thread.get() == runner);
  }

  @Override
  boolean seen() {
    return starved > 0;
  }

  @Override
  long version() {
    return super.version() + starved;
  }

  @Override
  void describe(Json json) {
    json.put("starved", starved);
  }
}
