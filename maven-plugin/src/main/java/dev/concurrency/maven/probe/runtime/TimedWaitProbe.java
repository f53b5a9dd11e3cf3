package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the work go on after a timed wait for it gave up? */
final class TimedWaitProbe extends SiteProbe {

  private final LateWork work;
  private final TaskProbe tasks;
  private final AtomicInteger timeouts = new AtomicInteger();

  /** @param tasks the site of the same finding that starts the task; null if there is none */
  TimedWaitProbe(SiteSpec site, EvidenceLog log, TaskProbe tasks) {
    super(site);
    this.work = new LateWork(site, log);
    this.tasks = tasks;
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (isTimeout(thrown)) {
      timeouts.incrementAndGet();
      TaskProbe.Run task = tasks == null ? null : tasks.behind(visit.subject);
      work.add(new LateWork.Abandoned(FutureView.of(visit.subject), task, visit.endNanos));
    }
  }

  /** Reactor's {@code block(Duration)} throws an {@code IllegalStateException} whose cause is the timeout. */
  static boolean isTimeout(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  @Override
  void look(long now) {
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
    return super.version() + timeouts.get() + work.version();
  }

  @Override
  void describe(Json json) {
    json.put("timeouts", timeouts.get());
    work.describe(json);
  }
}
