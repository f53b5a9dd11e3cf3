package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads are alive at the same time because of this call?
 *
 * <p>A thread that was started here counts from its start to its end; one that runs a task which was handed in here, as long as it does so. Those of one
 * look are alive at one moment, so the greatest count is a lower bound. Virtual threads do not count.
 */
final class LiveThreadsProbe extends SiteProbe {

  private final AtomicLong starts = new AtomicLong();
  private final AtomicLong unknownTask = new AtomicLong();
  private final Unfinished<Running> running =
      new Unfinished<>() {
        @Override
        boolean isUnfinished(Running run) {
          return !run.finished && run.thread.isAlive();
        }

        @Override
        Object counted(Running run) {
          return run.thread;
        }
      };

  LiveThreadsProbe(SiteSpec site) {
    super(site);
  }

  @Override
  Object task(Visit visit, int position, Object task, Class<?> type) {
    Running run = new Running();
    Object observed = ObservedTask.of(task, type, run);
    visit.notes[position] = observed == task ? null : run;
    return observed;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    starts.incrementAndGet();
    if (visit.notes[position] != null) {
      return;
    }
    Object started = visit.subject instanceof Thread ? visit.subject : result;
    if (started instanceof Thread thread) {
      new Running().on(thread);
    } else {
      unknownTask.incrementAndGet();
    }
  }

  @Override
  void look(long now) {
    running.look();
  }

  @Override
  boolean seen() {
    return running.peak() > 1;
  }

  @Override
  long version() {
    return super.version() + running.peak();
  }

  @Override
  void describe(Json json) {
    json.put("starts", starts.get()).put("peakThreads", running.peak()).put("unknownTask", unknownTask.get());
  }

  /** A thread and what it was taken for. */
  private final class Running implements ObservedTask.Listener {

    private volatile Thread thread;
    private volatile boolean finished;

    void on(Thread taken) {
      if (!ThreadKinds.isVirtual(taken)) {
        thread = taken;
        running.add(this);
      }
    }

    @Override
    public void started() {
      on(Thread.currentThread());
    }

    @Override
    public void finished() {
      finished = true;
    }
  }
}
