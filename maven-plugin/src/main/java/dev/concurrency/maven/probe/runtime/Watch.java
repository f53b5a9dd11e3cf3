package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The agent's thread: looks at the flagged calls in progress, asks the probes, and writes the evidence. */
final class Watch extends Thread {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long SNAPSHOT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LAST_WORDS_MILLIS = 15_000;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final EvidenceLog log;
  private final Session session;
  private final SiteInstrumenter instrumenter;
  private final LoopRecording recording;
  private final ThreadPoolExecutor idle =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), body -> daemon(new Thread(null, body, "concurrency-agent-idle", 0, false)));

  private volatile Ending ending;
  private long snapshotAt;

  /** Why the agent stops. */
  enum Ending {
    /** The JVM goes down in the normal way: everything is settled first. */
    EXIT,
    /** The time is up: only what is known is written. */
    DEADLINE
  }

  /** @param recording null if there is none */
  Watch(EvidenceLog log, Session session, SiteInstrumenter instrumenter, LoopRecording recording) {
    super(null, null, "concurrency-agent", 0, false);
    setDaemon(true);
    this.log = log;
    this.session = session;
    this.instrumenter = instrumenter;
    this.recording = recording;
  }

  private static Thread daemon(Thread thread) {
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void run() {
    while (ending == null) {
      look();
      LockSupport.parkNanos(TICK_NANOS);
    }
    if (recording != null) {
      recording.lookNow();
    }
    try {
      if (ending == Ending.EXIT) {
        session.probes().forEach(SiteProbe::lastChance);
        settle();
        boolean collected = session.probes().stream().noneMatch(SiteProbe::wantsGarbageCollected) || Garbage.collect();
        look();
        instrumenter.lookForStaleSites();
        for (SiteProbe probe : session.probes()) {
          probe.finish(System.nanoTime());
        }
        session.writeSnapshots(true);
        log.write(
            Json.record("end")
                .put("dropped", log.dropped())
                .put("garbageCollected", collected)
                // Asked now and not earlier, because asking fixes it.
                .put("commonPoolParallelism", ForkJoinPool.getCommonPoolParallelism())
                .end());
      } else {
        session.writeSnapshots(true);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // Without its last record the file says by itself that the run is not to be trusted.
      session.error("end", e);
    }
  }

  /** Has the end of the JVM noticed. */
  void begin() {
    ShutdownHooks.add(new Thread(null, this::sayLastWords, "concurrency-agent-end", 0, false));
    start();
  }

  private void sayLastWords() {
    try {
      finish(Ending.EXIT, LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the agent's thread for its last words and waits for them, {@code millis} at most. */
  void finish(Ending why, long millis) throws InterruptedException {
    ending = why;
    LockSupport.unpark(this);
    join(millis);
  }

  private void settle() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < SETTLE_NANOS && session.probes().stream().anyMatch(SiteProbe::unsettled)) {
      look();
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private void look() {
    try {
      long now = System.nanoTime();
      for (ThreadSlot slot : ThreadSlot.all()) {
        look(slot, now);
      }
      for (SiteProbe probe : session.probes()) {
        probe.look(now);
      }
      if (recording != null) {
        recording.look(now);
      }
      if (now - snapshotAt >= SNAPSHOT_NANOS) {
        snapshotAt = now;
        instrumenter.lookForStaleSites();
        session.writeSnapshots(false);
      } else {
        log.drain();
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      session.error("watch", e);
    }
  }

  /** What serves the others that have to wait for the thread. The common pool is asked only where calls are delayed: one worker that waits holds up nobody else. */
  private static Executor loop(ThreadSlot slot, Visit innermost) {
    return slot.kind == ThreadKind.COMMON_POOL && innermost.delayed ? ForkJoinPool.commonPool() : slot.loop.get();
  }

  private static boolean looksAtAnyThread(Visit innermost) {
    for (Visit visit = innermost; visit != null; visit = visit.outer) {
      if (visit.call.looksAtAnyThread) {
        return true;
      }
    }
    return false;
  }

  private void look(ThreadSlot slot, long now) {
    Visit innermost = slot.current;
    Thread thread = slot.thread.get();
    if (innermost == null || thread == null) {
      return;
    }
    if (slot.kind.mustNotBlock() || looksAtAnyThread(innermost)) {
      ThreadStats.sample(innermost, thread, now);
    }
    if (slot.kind.mustNotBlock()) {
      Heartbeat beat = null;
      for (Visit visit = innermost; visit != null; visit = visit.outer) {
        beat = beat == null ? visit.heartbeat : beat;
      }
      beat = beat == null ? Heartbeat.post(loop(slot, innermost), thread) : beat;
      if (beat != null) {
        beat.look(idle);
        for (Visit visit = innermost; visit != null; visit = visit.outer) {
          visit.heartbeat = visit.heartbeat == null ? beat : visit.heartbeat;
        }
      }
    }
    for (Visit visit = innermost; visit != null; visit = visit.outer) {
      for (SiteProbe probe : visit.call.probes) {
        probe.looked(visit, now);
      }
    }
  }
}
