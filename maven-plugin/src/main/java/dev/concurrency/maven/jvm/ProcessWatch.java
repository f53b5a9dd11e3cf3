package dev.concurrency.maven.jvm;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Looks after marked processes that somebody else starts and waits for: ends each that lives too long, and at the end all that are left.
 *
 * <p>Of use on Linux only, as {@link ProcessMark}. Thread-safe.
 */
public final class ProcessWatch {

  private static final long LOOK_MILLIS = 1_000;

  /** A process whose parent has ended may be about to end, too. */
  private static final long LEAVE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ProcessMark mark;
  private final Predicate<ProcessHandle> overdue;
  private final AtomicInteger ended = new AtomicInteger();
  private final Thread thread = new Thread(this::watch, "concurrency-process-watch");

  private ProcessWatch(ProcessMark mark, Predicate<ProcessHandle> overdue) {
    this.mark = mark;
    this.overdue = overdue;
  }

  /** Begins to watch. @param limit of the life of each process */
  public static ProcessWatch start(ProcessMark mark, Duration limit) {
    return start(mark, process -> process.info().startInstant().map(begun -> begun.plus(limit).isBefore(Instant.now())).orElse(false));
  }

  /** @param overdue lets a test end a process at an event */
  static ProcessWatch start(ProcessMark mark, Predicate<ProcessHandle> overdue) {
    ProcessWatch watch = new ProcessWatch(mark, overdue);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (true) {
        mark.processes().filter(overdue).filter(ProcessHandle::destroyForcibly).forEach(process -> ended.incrementAndGet());
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // asked to end
    }
  }

  /**
   * Stops watching and ends what is still alive, when it was given a moment to leave by itself.
   *
   * @return how many processes had to be ended since the start
   */
  public int end() throws InterruptedException {
    thread.interrupt();
    long start = System.nanoTime();
    while (System.nanoTime() - start < LEAVE_NANOS && mark.processes().findAny().isPresent()) {
      Thread.sleep(10);
    }
    thread.join();
    return ended.get() + new ProcessTree(Set.of(), mark).kill();
  }
}
