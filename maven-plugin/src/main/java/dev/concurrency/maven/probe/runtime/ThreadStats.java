package dev.concurrency.maven.probe.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** What the JVM counts about threads. */
final class ThreadStats {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Packages whose native methods wait for something outside the JVM. Other native methods may as well compute. */
  private static final List<String> WAITING_NATIVES = List.of("java.io.", "java.net.", "sun.nio.", "sun.net.", "java.lang.Process");

  /** The field of a virtual thread that holds the platform thread on which it runs, if it does. */
  private static final String CARRIER = "carrierThread";

  /** A stack trace costs more than a state; calls that are over sooner are left alone. */
  private static final long NATIVE_AFTER_MILLIS = 5;

  /** The JVM's own. */
  static final TaskMeter METER =
      new TaskMeter() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long cpuNanos() {
          return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
        }

        @Override
        public long cpuNanosOf(Thread thread) {
          return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : -1;
        }

        @Override
        public Waits waits() {
          ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().getId());
          return info == null ? null : new Waits(info.getWaitedCount(), info.getBlockedCount());
        }

        @Override
        public List<Look> look(List<Thread> threads) {
          return ThreadStats.look(threads);
        }
      };

  private ThreadStats() {}

  /** Notes what the calling thread has done so far, as far as the probes of the visit want to know. */
  static void start(Visit visit) {
    if (visit.countsWaits) {
      ThreadInfo info = THREADS.getThreadInfo(visit.slot.id);
      visit.countsWaits = info != null;
      if (info != null) {
        visit.startWaits = info.getWaitedCount();
        visit.startBlocks = info.getBlockedCount();
      }
    }
    if (visit.countsCpu) {
      visit.startCpu = THREADS.getCurrentThreadCpuTime();
    }
  }

  /** Notes what the calling thread has done since {@link #start}. */
  static void stop(Visit visit) {
    if (visit.countsCpu) {
      visit.cpuNanos = THREADS.getCurrentThreadCpuTime() - visit.startCpu;
    }
    if (visit.countsWaits) {
      ThreadInfo info = THREADS.getThreadInfo(visit.slot.id);
      if (info != null) {
        visit.waits = info.getWaitedCount() - visit.startWaits;
        visit.monitorBlocks = info.getBlockedCount() - visit.startBlocks;
      }
    }
  }

  /** CPU time that a visit's thread has used in it so far, asked by another thread. */
  static long cpuSince(Visit visit) {
    return THREADS.getThreadCpuTime(visit.slot.id) - visit.startCpu;
  }

  /**
   * Looks at a thread from outside and notes in the visit, and in those around it, if the thread waits.
   *
   * <p>Three things have to fit: the visit is the innermost one before and after the look, and the wrappers are on the stack. So neither a call that
   * has just ended nor one whose end was lost (the stack may overflow anywhere) is taken for one that waits.
   */
  static void sample(Visit innermost, Thread thread, long now) {
    ThreadSlot slot = innermost.slot;
    Thread.State state = thread.getState();
    if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED) {
      if (innermost.waitingState == null && isOnStack(innermost, thread) && slot.current == innermost) {
        for (Visit visit = innermost; visit != null; visit = visit.outer) {
          visit.waitingState = state;
        }
      }
    } else if (state == Thread.State.RUNNABLE && innermost.olderThan(NATIVE_AFTER_MILLIS, now)) {
      ThreadInfo info = THREADS.getThreadInfo(slot.id, 1);
      if (info != null && info.getStackTrace().length > 0 && slot.current == innermost) {
        StackTraceElement top = info.getStackTrace()[0];
        if (isWaitingNative(top) && isOnStack(innermost, thread)) {
          long cpu = THREADS.getThreadCpuTime(slot.id);
          for (Visit visit = innermost; visit != null; visit = visit.outer) {
            visit.sampledInNative(top.getClassName() + "." + top.getMethodName(), now, cpu);
          }
        }
      }
    }
  }

  /** Whether a frame is a native method that waits for something outside the JVM. */
  static boolean isWaitingNative(StackTraceElement frame) {
    return frame.isNativeMethod() && WAITING_NATIVES.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /**
   * What each thread does just now. One in a native method that waits for something outside of the JVM waits, whatever its state says.
   *
   * <p>Stacks of platform threads are asked for all at once, because the JVM stops all its threads each time that it is asked.
   */
  private static List<TaskMeter.Look> look(List<Thread> threads) {
    List<TaskMeter.Look> looks = new ArrayList<>(threads.size());
    List<Integer> toAsk = new ArrayList<>();
    for (Thread thread : threads) {
      switch (thread.getState()) {
        case WAITING, TIMED_WAITING, BLOCKED -> looks.add(TaskMeter.Look.WAITING);
        case NEW, TERMINATED -> looks.add(TaskMeter.Look.ENDED);
        case RUNNABLE -> {
          boolean isVirtual = ThreadKinds.isVirtual(thread);
          if (!isVirtual) {
            toAsk.add(looks.size());
          }
          looks.add(isVirtual ? ofVirtual(thread) : TaskMeter.Look.ENDED);
        }
      }
    }
    if (!toAsk.isEmpty()) {
      ThreadInfo[] infos = THREADS.getThreadInfo(toAsk.stream().mapToLong(i -> threads.get(i).getId()).toArray(), 1);
      for (int i = 0; i < infos.length; i++) {
        if (infos[i] != null) {
          // By now it may wait.
          boolean isRunnable = infos[i].getThreadState() == Thread.State.RUNNABLE;
          looks.set(toAsk.get(i), isRunnable ? ofRunnable(infos[i].getStackTrace()) : TaskMeter.Look.WAITING);
        }
      }
    }
    return looks;
  }

  private static TaskMeter.Look ofVirtual(Thread thread) {
    boolean isCarried = !Internals.has(thread, CARRIER) || Internals.get(thread, CARRIER) != null;
    return isCarried ? ofRunnable(thread.getStackTrace()) : TaskMeter.Look.READY;
  }

  private static TaskMeter.Look ofRunnable(StackTraceElement[] trace) {
    return trace.length > 0 && isWaitingNative(trace[0]) ? TaskMeter.Look.WAITING : TaskMeter.Look.RUNNING;
  }

  private static boolean isOnStack(Visit innermost, Thread thread) {
    int visits = 0;
    for (Visit visit = innermost; visit != null; visit = visit.outer) {
      visits++;
    }
    return Frames.wrappers(thread.getStackTrace()) >= visits;
  }
}
