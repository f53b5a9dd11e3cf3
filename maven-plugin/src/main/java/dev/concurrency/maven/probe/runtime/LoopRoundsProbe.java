package dev.concurrency.maven.probe.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

/** How often does a thread go round in one run of a loop, without having done anything in between? A {@link LoopWorkProbe} tells when it did something. */
final class LoopRoundsProbe extends SiteProbe {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ThreadLocal<Run> runs = ThreadLocal.withInitial(Run::new);
  private final AtomicLong most = new AtomicLong();
  /** What the thread with the most rounds had used when it was asked last; written by that thread. */
  private volatile Best best = new Best("", -1);

  private record Best(String thread, long cpuNanos) {}

  /** What one thread has done since it entered the loop, or last did something there. */
  private static final class Run {
    private long rounds;
    private long startCpu;
    private boolean countsCpu;

    /** The loop's beginning comes next, and is no further round. */
    private void begin() {
      rounds = -1;
      startCpu = countsCpu ? THREADS.getCurrentThreadCpuTime() : 0;
    }
  }

  LoopRoundsProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void entersLoop() {
    ThreadSlot slot = ThreadSlot.ofCurrentThread();
    executions.enter(slot == null ? ThreadKind.VIRTUAL : slot.kind);
    Run run = runs.get();
    run.countsCpu = slot != null;
    run.begin();
  }

  @Override
  void goesRound() {
    Run run = runs.get();
    long rounds = ++run.rounds;
    if (rounds > most.get() && most.accumulateAndGet(rounds, Math::max) == rounds && (rounds & (rounds - 1)) == 0) {
      // Not each time: a thread's time costs more than a round.
      best = new Best(Thread.currentThread().getName(), run.countsCpu ? THREADS.getCurrentThreadCpuTime() - run.startCpu : -1);
    }
  }

  void worked() {
    runs.get().begin();
  }

  @Override
  boolean seen() {
    return most.get() > 0;
  }

  @Override
  long version() {
    return super.version() + most.get();
  }

  @Override
  void describe(Json json) {
    Best told = best;
    json.put("rounds", most.get()).put("thread", told.thread());
    if (told.cpuNanos() >= 0) {
      json.millis("cpuMs", told.cpuNanos());
    }
  }
}
