package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tasks that one place starts and another place waits for, thread by thread. Thread-safe: what a thread is at is known to that thread alone.
 *
 * <p>Only asks whether a future is done, which neither waits nor changes anything.
 */
final class SerialTasks {

  private final ThreadLocal<Last> lastOfThread = new ThreadLocal<>();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong overlapped = new AtomicLong();
  private final AtomicLong afterWait = new AtomicLong();
  private final AtomicLong waitedNanos = new AtomicLong();

  /** The task that a thread started last. */
  private static final class Last {
    final WeakReference<Future<?>> task;
    boolean waitedFor;

    Last(Future<?> task) {
      this.task = new WeakReference<>(task);
    }

    /** A future that is gone was let go of by whoever waited for it, and whoever completes it. */
    boolean isDone() {
      Future<?> future = task.get();
      return future == null || future.isDone();
    }
  }

  /** Another task is about to be started by this thread. */
  void starting() {
    Last last = lastOfThread.get();
    if (last == null) {
      return;
    }
    if (!last.isDone()) {
      overlapped.incrementAndGet();
    } else if (last.waitedFor) {
      afterWait.incrementAndGet();
    }
    lastOfThread.remove();
  }

  /** This thread started a task, which this future stands for. */
  void started(Object result) {
    started.incrementAndGet();
    if (result instanceof Future<?> future) {
      lastOfThread.set(new Last(future));
    } else {
      untold.incrementAndGet();
    }
  }

  /** Whether the task that this thread started last is unfinished, so that a wait for it waits. */
  boolean isUnfinished() {
    Last last = lastOfThread.get();
    return last != null && !last.isDone();
  }

  /** A wait that began when the task was unfinished is over. */
  void waited(long nanos) {
    Last last = lastOfThread.get();
    if (last != null && last.isDone()) {
      last.waitedFor = true;
      waitedNanos.addAndGet(nanos);
    }
  }

  long version() {
    return started.get() + overlapped.get() + afterWait.get() + waitedNanos.get();
  }

  boolean seen() {
    return afterWait.get() > 0;
  }

  void describe(Json json) {
    json.put("started", started.get())
        .put("untold", untold.get())
        .put("overlapped", overlapped.get())
        .put("afterWait", afterWait.get())
        .millis("waitedMs", waitedNanos.get());
  }
}
