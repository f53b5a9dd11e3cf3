package dev.concurrency.samples.models.kit;

import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Tasks that are started together: how long each took, from the start of the burst on, and when all were over. Thread-safe. */
public final class Burst {
  private static final long LONGEST_NANOS = 100_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram nanos = newHistogram();
  private final CountDownLatch unfinished;
  private volatile long start = System.nanoTime();

  public Burst(int tasks) {
    unfinished = new CountDownLatch(tasks);
  }

  public static Histogram newHistogram() {
    return new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  }

  /** Starts the clock again, for tasks that first had to gather. */
  public void restart() {
    start = System.nanoTime();
  }

  /** One of the tasks is over. */
  public void finished() {
    finished(start);
  }

  /** One of the tasks is over, which was given to the model at this {@link System#nanoTime}. */
  public void finished(long given) {
    nanos.recordValue(Math.min(System.nanoTime() - given, LONGEST_NANOS));
    unfinished.countDown();
  }

  /** The same, where the task may have failed; that ends the experiment. */
  public void finished(Throwable failure) {
    if (failure != null) {
      Experiment.fail(failure);
    }
    finished();
  }

  /** Returns when all tasks are over. */
  public void await() throws InterruptedException {
    unfinished.await();
  }

  public Histogram nanos() {
    return nanos;
  }
}
