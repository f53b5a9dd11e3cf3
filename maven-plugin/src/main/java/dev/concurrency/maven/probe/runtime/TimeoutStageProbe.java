package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the task go on after the stage that stands for it was completed by its timeout? */
final class TimeoutStageProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;

  private final LateWork work;
  private final TaskProbe tasks;
  private final Queue<Timed> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tracked = new AtomicInteger();
  private final AtomicInteger unlinked = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();

  // The agent's thread alone uses what follows.
  private final List<Timed> open = new ArrayList<>();
  private volatile int timeouts;

  /** @param same whether the stage is known to be the task's own, so that nothing else than a timeout can complete it first */
  private record Timed(FutureView stage, TaskProbe.Run task, boolean same) {}

  /** @param tasks the site of the same finding that starts the task; null if there is none */
  TimeoutStageProbe(SiteSpec site, EvidenceLog log, TaskProbe tasks) {
    super(site);
    this.work = new LateWork(site, log);
    this.tasks = tasks;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    FutureView stage = FutureView.of(result);
    TaskProbe.Run task = tasks == null ? null : tasks.behind(visit.subject);
    if (stage == null || task == null) {
      unlinked.incrementAndGet();
    } else if (tracked.incrementAndGet() > MOST_TRACKED) {
      tracked.decrementAndGet();
      untracked.incrementAndGet();
    } else {
      fresh.add(new Timed(stage, task, tasks.of(visit.subject) != null));
    }
  }

  @Override
  void look(long now) {
    for (Timed timed; (timed = fresh.poll()) != null; ) {
      open.add(timed);
    }
    for (Iterator<Timed> i = open.iterator(); i.hasNext(); ) {
      Timed timed = i.next();
      // In this order: a task that completes its stage has ended before.
      if (timed.stage.isDone()) {
        i.remove();
        tracked.decrementAndGet();
        boolean timeout = TimedWaitProbe.isTimeout(timed.stage.failure());
        if (!timed.task.isFinished() && !timed.stage.isCancelled() && (timeout || timed.same)) {
          timeouts++;
          work.add(new LateWork.Abandoned(null, timed.task, System.nanoTime()));
        } else if (timeout) {
          timeouts++;
        }
      }
    }
    work.look();
  }

  @Override
  boolean unsettled() {
    return work.hasOpen();
  }

  @Override
  void finish(long now) {
    work.finish();
  }

  @Override
  boolean seen() {
    return work.late() > 0;
  }

  @Override
  long version() {
    return super.version() + timeouts + work.version();
  }

  @Override
  void describe(Json json) {
    json.put("timeouts", timeouts).put("unlinked", unlinked.get());
    work.describe(json);
  }
}
