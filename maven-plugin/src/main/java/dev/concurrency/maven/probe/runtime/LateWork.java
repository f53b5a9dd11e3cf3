package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Follows work that somebody gave up waiting for, until it ends. */
final class LateWork {

  private static final int MOST_TRACKED = 1_000;
  private static final int MOST_EXAMPLES = 20;

  private final SiteSpec site;
  private final EvidenceLog log;
  private final Queue<Abandoned> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tracked = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();

  // The agent's thread alone uses what follows.
  private final List<Abandoned> open = new ArrayList<>();
  private int examples;
  private volatile int late;
  private volatile int cancelled;
  private final AtomicInteger unknown = new AtomicInteger();

  /** What somebody gave up waiting for. */
  static final class Abandoned {

    private final FutureView future;
    private final TaskProbe.Run task;
    private final long since;
    private long unfinishedAt;

    /**
     * @param future what was waited for; null if it is unknown
     * @param task the task behind it; null if it is unknown
     * @param since when the wait was given up
     */
    Abandoned(FutureView future, TaskProbe.Run task, long since) {
      this.future = future;
      this.task = task;
      this.since = since;
      this.unfinishedAt = since;
    }

    boolean isCancelled() {
      return future != null && future.isCancelled();
    }

    boolean isOver() {
      long now = System.nanoTime();
      boolean over = task != null ? task.isFinished() : future.isDone();
      unfinishedAt = over ? unfinishedAt : now;
      return over;
    }

    /** Whether the work is known to be going on, not merely unfinished. */
    boolean isKnownToRun() {
      return task != null ? task.isStarted() && !task.isFinished() : future.isKnownToRun();
    }

    /** How long the work went on, at least. */
    long ranOn() {
      return task != null ? task.ranSince(since) : unfinishedAt - since;
    }
  }

  LateWork(SiteSpec site, EvidenceLog log) {
    this.site = site;
    this.log = log;
  }

  /** Follows what was given up; callable on any thread. */
  void add(Abandoned work) {
    if (work.future == null && work.task == null) {
      unknown.incrementAndGet();
    } else if (tracked.incrementAndGet() > MOST_TRACKED) {
      tracked.decrementAndGet();
      untracked.incrementAndGet();
    } else {
      fresh.add(work);
    }
  }

  void look() {
    for (Abandoned work; (work = fresh.poll()) != null; ) {
      open.add(work);
    }
    for (Iterator<Abandoned> i = open.iterator(); i.hasNext(); ) {
      Abandoned work = i.next();
      if (work.isCancelled()) {
        i.remove();
        tracked.decrementAndGet();
        cancelled++;
      } else if (work.isOver()) {
        i.remove();
        tracked.decrementAndGet();
        tell(work, true);
      }
    }
  }

  boolean hasOpen() {
    return !open.isEmpty() || !fresh.isEmpty();
  }

  void finish() {
    look();
    for (Abandoned work : open) {
      if (work.isKnownToRun()) {
        tell(work, false);
      }
    }
  }

  private void tell(Abandoned work, boolean over) {
    late++;
    if (++examples <= MOST_EXAMPLES) {
      long ranOn = work.ranOn();
      log.offer(
          () ->
              Json.record("late")
                  .put("site", site.key())
                  .millis("ms", ranOn)
                  .put("finished", over)
                  .put("thread", work.task == null ? null : work.task.thread())
                  .end());
    }
  }

  int late() {
    return late;
  }

  long version() {
    return (long) late + cancelled + unknown.get();
  }

  void describe(Json json) {
    json.put("late", late)
        .put("cancelled", cancelled)
        .put("open", open.size())
        .put("unknownWork", unknown.get())
        .put("untracked", untracked.get());
  }
}
