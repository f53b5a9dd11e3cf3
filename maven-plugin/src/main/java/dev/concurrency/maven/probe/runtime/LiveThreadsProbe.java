package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads are alive at the same time because of this call?
 *
 * <p>A thread that was started here counts from its start to its end; one that runs a task which was handed in here, as long as it does so. Those of one
 * look are alive at one moment, so the greatest count is a lower bound. Virtual threads do not count.
 */
final class LiveThreadsProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;

  private final AtomicLong starts = new AtomicLong();
  private final AtomicInteger tracked = new AtomicInteger();
  private final AtomicLong unknownTask = new AtomicLong();
  private final Queue<Running> fresh = new ConcurrentLinkedQueue<>();

  // The agent's thread alone uses what follows.
  private List<Running> running = new ArrayList<>();
  private volatile int peak;

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
    for (Running next; (next = fresh.poll()) != null; ) {
      running.add(next);
    }
    // All of them had begun before this moment, and those that are found busy now still were so.
    List<Running> busy = new ArrayList<>();
    Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Running each : running) {
      if (each.isBusy()) {
        busy.add(each);
        threads.add(each.thread);
      }
    }
    tracked.addAndGet(busy.size() - running.size());
    running = busy;
    peak = Math.max(peak, threads.size());
  }

  @Override
  boolean seen() {
    return peak > 1;
  }

  @Override
  long version() {
    return super.version() + peak;
  }

  @Override
  void describe(Json json) {
    json.put("starts", starts.get()).put("peakThreads", peak).put("unknownTask", unknownTask.get());
  }

  /** A thread and what it was taken for. */
  private final class Running implements ObservedTask.Listener {

    private volatile Thread thread;
    private volatile boolean finished;

    void on(Thread taken) {
      if (!ThreadKinds.isVirtual(taken) && tracked.get() < MOST_TRACKED) {
        tracked.incrementAndGet();
        thread = taken;
        fresh.add(this);
      }
    }

    boolean isBusy() {
      return !finished && thread.isAlive();
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
