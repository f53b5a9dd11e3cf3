package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.List;

/** One run of a task, on the thread that makes it. Written by that thread alone. */
final class TaskRun {

  final TaskProfileProbe probe;
  final OnThread on;
  /** The run of another task that makes this one, as an executor does that runs its tasks on the spot. */
  final TaskRun outer;

  ThreadKind kind = ThreadKind.PLATFORM;
  long startNanos;
  /** -1 if it is not measured. */
  long startCpu = -1;
  TaskMeter.Waits startWaits;
  volatile boolean finished;

  private TaskRun(TaskProfileProbe probe, OnThread on) {
    this.probe = probe;
    this.on = on;
    this.outer = on.current;
  }

  /** What is known of the calling thread. */
  static final class OnThread {

    private static final ThreadLocal<OnThread> OF_THREAD = ThreadLocal.withInitial(OnThread::new);

    final Thread thread = Thread.currentThread();
    /** Null on virtual threads. */
    final ThreadSlot slot = ThreadSlot.ofCurrentThread();
    private final List<TaskProfileProbe> seenBy = new ArrayList<>(1);
    private TaskRun current;

    /** Whether the thread runs a task of the probe for the first time. */
    boolean isNewTo(TaskProfileProbe probe) {
      return !seenBy.contains(probe) && seenBy.add(probe);
    }
  }

  /** The task begins on the calling thread. */
  static TaskRun begin(TaskProfileProbe probe) {
    OnThread on = OnThread.OF_THREAD.get();
    TaskRun run = new TaskRun(probe, on);
    on.current = run;
    return run;
  }

  /** The task that began last on the calling thread has ended; null if it was none of the probe. */
  static TaskRun end(TaskProfileProbe probe) {
    OnThread on = OnThread.OF_THREAD.get();
    TaskRun run = on.current;
    if (run == null || run.probe != probe) {
      return null;
    }
    on.current = run.outer;
    run.finished = true;
    return run;
  }
}
