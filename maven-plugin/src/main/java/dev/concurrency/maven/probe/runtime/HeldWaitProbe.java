package dev.concurrency.maven.probe.runtime;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Does a thread wait inside the call while it holds the lock?
 *
 * <p>A lock is asked, by the thread itself, when the call begins. A monitor is seen by the agent's thread, which looks at the stack of a thread that
 * waits: the monitor has to be locked by a frame on the lines of the flagged block or method. A wait is seen in the same look, so nothing has to be put
 * together.
 */
final class HeldWaitProbe extends SiteProbe {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST_LOOKS = 50;
  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final LockProbe locks;
  private final SiteSpec monitor;
  private final Latency latency;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong waited = new AtomicLong();
  private volatile long mostQueued;

  /**
   * @param locks where the lock is taken; null for a monitor
   * @param monitor the lines on which the monitor is held; null for a lock
   */
  HeldWaitProbe(SiteSpec site, EvidenceLog log, LockProbe locks, SiteSpec monitor, Latency latency) {
    super(site);
    this.log = log;
    this.locks = locks;
    this.monitor = monitor;
    this.latency = latency;
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  void entered(Visit visit, int position) {
    Object lock = locks == null ? null : locks.last();
    if (isHeld(lock)) {
      held.incrementAndGet();
      visit.notes[position] = lock;
    }
  }

  @Override
  boolean provokes() {
    return latency.isAllowed();
  }

  /** Of a monitor, only the looks can tell whether it is held. */
  @Override
  void begun(Visit visit) {
    if (provokes() && (locks == null || visit.notes[position(visit)] != null)) {
      latency.delay(visit);
    }
  }

  /** By the calling thread. */
  private static boolean isHeld(Object lock) {
    return lock instanceof ReentrantLock reentrant && reentrant.isHeldByCurrentThread()
        || lock instanceof ReentrantReadWriteLock.WriteLock write && write.isHeldByCurrentThread();
  }

  @Override
  void looked(Visit visit, long now) {
    ThreadSlot slot = visit.slot;
    if (visit.reported || slot == null || slot.current != visit || looks.get() >= MOST_LOOKS) {
      return;
    }
    Thread thread = slot.thread.get();
    Thread.State state = thread == null ? Thread.State.RUNNABLE : thread.getState();
    boolean mayWait = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.RUNNABLE && visit.olderThan(5, now);
    int position = position(visit);
    if (!mayWait || position < 0 || locks != null && visit.notes[position] == null) {
      return;
    }
    looks.incrementAndGet();
    ThreadInfo[] infos = THREADS.getThreadInfo(new long[] {slot.id}, monitor != null, false);
    ThreadInfo info = infos.length == 0 ? null : infos[0];
    boolean isDelayed = info != null && visit.delayed && Pause.isGoingOn(info.getStackTrace());
    if (info == null || !waits(info) && !isDelayed || Frames.wrappers(info.getStackTrace()) == 0 || slot.current != visit) {
      return;
    }
    Object lock = visit.notes[position];
    LockInfo locked = locks != null ? null : lockedOnLines(info);
    if (locked == null && lock == null) {
      return;
    }
    long queued = queued(lock, locked);
    if (!isDelayed) {
      visit.reported = true;
      waited.incrementAndGet();
      say("held-wait", visit, info, queued, now);
    } else if (queued > 0) {
      // The delay is no news, but what it does to those who want the lock is.
      visit.reported = true;
      say("held-delay", visit, info, queued, now);
    }
  }

  private int position(Visit visit) {
    for (int i = 0; i < visit.call.probes.length; i++) {
      if (visit.call.probes[i] == this) {
        return i;
      }
    }
    return -1;
  }

  private static boolean waits(ThreadInfo info) {
    return info.getThreadState() == Thread.State.WAITING
        || info.getThreadState() == Thread.State.TIMED_WAITING
        || info.getThreadState() == Thread.State.RUNNABLE && info.getStackTrace().length > 0 && ThreadStats.isWaitingNative(info.getStackTrace()[0]);
  }

  /** The monitor that a frame on the flagged lines holds, unless it is the one that is waited on, which is given up meanwhile. */
  private LockInfo lockedOnLines(ThreadInfo info) {
    for (MonitorInfo locked : info.getLockedMonitors()) {
      StackTraceElement frame = locked.getLockedStackFrame();
      boolean isWaitedOn = info.getLockInfo() != null && info.getLockInfo().getIdentityHashCode() == locked.getIdentityHashCode();
      if (frame != null
          && !isWaitedOn
          && (frame.getClassName().equals(monitor.topLevelClass()) || frame.getClassName().startsWith(monitor.topLevelClass() + "$"))
          && frame.getLineNumber() >= monitor.statementStart()
          && frame.getLineNumber() <= monitor.statementEnd()) {
        return locked;
      }
    }
    return null;
  }

  private static long queued(Object lock, LockInfo locked) {
    if (lock instanceof ReentrantLock reentrant) {
      return reentrant.getQueueLength();
    }
    long queued = 0;
    if (locked != null) {
      for (ThreadInfo other : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
        boolean wants = other != null && other.getThreadState() == Thread.State.BLOCKED && other.getLockInfo() != null;
        queued += wants && other.getLockInfo().getIdentityHashCode() == locked.getIdentityHashCode() ? 1 : 0;
      }
    }
    return queued;
  }

  private void say(String what, Visit visit, ThreadInfo info, long queued, long now) {
    mostQueued = Math.max(mostQueued, queued);
    if (waited.get() <= MOST_EXAMPLES) {
      String record =
          Json.record(what)
              .put("site", site.key())
              .put("thread", visit.thread())
              .put("state", info.getThreadState())
              .millis("soFarMs", now - visit.startNanos)
              .put("queued", queued)
              .end();
      log.offer(() -> record);
    }
  }

  @Override
  boolean seen() {
    return waited.get() > 0;
  }

  @Override
  long version() {
    return super.version() + waited.get();
  }

  @Override
  void describe(Json json) {
    json.put("held", held.get()).put("waited", waited.get()).put("mostQueued", mostQueued);
  }
}
