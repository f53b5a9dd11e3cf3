package dev.concurrency.samples.models.kit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures one model at one workload, in a JVM that does nothing else: some rounds, each with its own figures, so that their differences show how exact
 * they are. Used by one thread.
 */
public final class Experiment {
  private static final int ROUNDS = 3;
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int PERCENTILE = 99;

  private record Round(double throughput, Double p99Millis, Double bytesPerTask) {}

  /** A burst of tasks: starts all of them and need not wait for them. */
  @FunctionalInterface
  public interface Tasks {
    void start(Burst burst) throws Exception;
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final String workload;
  private final String model;
  private final int threadsBefore = threads.getThreadCount();
  private final List<Round> rounds = new ArrayList<>();
  private Double bytesPerTask;
  private String unfit;
  private String note;

  /** Begins with a model that has made no threads yet; those that are there already are not counted as its own. */
  public Experiment(String workload, String model) {
    this.workload = workload;
    this.model = model;
    threads.resetPeakThreadCount();
    // A task that fails on whatever thread must not leave the experiment waiting for it.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> fail(failure));
  }

  /** How much larger than usual the experiments are to be; a run of minutes shows finer differences. */
  public static int scale() {
    return Integer.getInteger("models.scale", 1);
  }

  static void fail(Throwable failure) {
    failure.printStackTrace();
    System.exit(1);
  }

  /** Says that this JVM does not have the model. */
  public static void absent(String workload, String model, String why) throws IOException {
    new Figures(workload, model, null, null, null, null, null, why, null).leave();
  }

  /** Warms up with one burst, then measures rounds of as many bursts as fit into a fifth of a second, but at least one. */
  public void measure(int tasks, Tasks burst) throws Exception {
    run(tasks, burst);
    for (int i = 0; i < ROUNDS; i++) {
      Histogram nanos = Burst.newHistogram();
      long start = System.nanoTime();
      int bursts = 0;
      do {
        nanos.add(run(tasks, burst));
        bursts++;
      } while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(200) * scale());
      round((long) bursts * tasks, System.nanoTime() - start, nanos);
    }
  }

  private static Histogram run(int tasks, Tasks starter) throws Exception {
    Burst burst = new Burst(tasks);
    starter.start(burst);
    burst.await();
    return burst.nanos();
  }

  /** Adds a round that was measured elsewhere. */
  public void round(long tasks, long elapsedNanos, Histogram nanos) {
    round(tasks, elapsedNanos, nanos, null);
  }

  /** The same, with the memory that a task took; null if that was not measured. */
  public void round(long tasks, long elapsedNanos, Histogram nanos, Double bytesPerTask) {
    Double p99Millis = nanos.getTotalCount() == 0 ? null : (Double) (nanos.getValueAtPercentile(PERCENTILE) / NANOS_PER_MILLI);
    rounds.add(new Round(tasks * NANOS_PER_SECOND / elapsedNanos, p99Millis, bytesPerTask == null ? null : (Double) Math.max(0, bytesPerTask)));
  }

  /** The memory that a task took, measured outside the rounds. */
  public void bytesPerTask(double bytes) {
    bytesPerTask = Math.max(0, bytes);
  }

  /** Says why the model is not to be recommended for this, whatever its figures. */
  public void unfit(String fact) {
    unfit = fact;
  }

  public void note(String fact) {
    note = fact;
  }

  /** Leaves a line for each round; what was measured only once stands in the first of them. */
  public void leave() throws IOException {
    int added = Math.max(0, threads.getPeakThreadCount() - threadsBefore);
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      boolean first = i == 0;
      new Figures(
              workload,
              model,
              round.throughput(),
              round.p99Millis(),
              first ? added : null,
              first && bytesPerTask != null ? bytesPerTask : round.bytesPerTask(),
              first ? unfit : null,
              null,
              first ? note : null)
          .leave();
    }
  }
}
