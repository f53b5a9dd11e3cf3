package dev.concurrency.maven.profile;

import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Locale;
import java.util.Optional;

/**
 * The concurrency model that fits the tasks of a site, by what they did with their threads. A pure function of the figures.
 *
 * @param model what fits
 * @param words the model in words, with its size where it has one; what is missing, if the model is unknown
 * @param why the figures that say so
 * @param badFit what does not fit on the threads that the tasks ran on; empty if nothing does
 */
public record Fit(Model model, String words, String why, String badFit) {

  static final int FEWEST_RUNS = 10;

  /** So many looks tell a share to within 14 points, 19 times of 20. */
  static final int FEWEST_LOOKS = 50;

  /** What part of waiting and computing together is waiting. */
  static final double WAITS_FROM = 0.8;
  static final double COMPUTES_UP_TO = 0.2;

  /** A task that is over sooner, and does not wait, holds an event loop up for no longer than other tasks of a loop do. */
  static final double SHORT_MS = 1;

  /** Short waits in native code are neither counted nor often looked at; a task that is mostly on a processor has none. */
  static final double SHORT_ON_PROCESSOR_FROM = 0.5;

  /** Together, short tasks must leave the loop idle half of the time. */
  static final double LOOP_BUSY_UP_TO = 0.5;

  /** A computation that takes longer, and with its like half of the machine, slows down everything else in its process. */
  static final double BATCH_CPU_MS = 1_000;

  static final double BATCH_CORES_FROM = 0.5;

  static final String NOT_FOLLOWED = "not followed";

  private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

  /** The model that fits, and what does not. */
  public static Fit of(TaskFigures figures) {
    if (figures.runs() == 0) {
      return unknown(figures.handedOver() == 0 ? "never reached" : "none of its tasks ran", "");
    }
    if (figures.runs() < FEWEST_RUNS) {
      return unknown("too few runs to say", figures.runs() + " of at least " + FEWEST_RUNS);
    }
    if (isShort(figures)) {
      return new Fit(
          Model.EVENT_LOOP, "an event loop", "takes " + ms(figures.wallMs() / figures.runs()) + " on average and never waited; " + load(figures), "");
    }
    if (figures.looks() < FEWEST_LOOKS) {
      return unknown("too little time to say", ms(figures.wallMs()) + " in " + figures.runs() + " runs, looked at " + figures.looks() + " times of at least " + FEWEST_LOOKS);
    }
    double waiting = figures.waitingPart();
    if (waiting >= WAITS_FROM) {
      return new Fit(Model.VIRTUAL_THREADS, virtualThreads(figures), shares(figures), waitingOn(figures).map(where -> "waiting on " + where).orElse(""));
    }
    if (waiting > COMPUTES_UP_TO) {
      return new Fit(Model.SIZED_POOL, pool(figures) + ": " + figures.cores() + " cores × (1 + waiting ÷ computing)", shares(figures), "");
    }
    String badFit = computingOn(figures).map(where -> "computing on " + where).orElse("");
    boolean isBatch = figures.cpuMs() / figures.runs() >= BATCH_CPU_MS && figures.busyCores() >= BATCH_CORES_FROM * figures.cores();
    return isBatch
        ? new Fit(Model.SEPARATE_PROCESS, "a separate process", shares(figures) + ", " + ms(figures.cpuMs() / figures.runs()) + " of CPU time a run", badFit)
        : new Fit(Model.SIZED_POOL, pool(figures) + ", the size of the cores", shares(figures), badFit);
  }

  /** For tasks that may have run without having been seen. */
  static Fit notFollowed(String why) {
    return unknown(NOT_FOLLOWED, why);
  }

  private static Fit unknown(String words, String why) {
    return new Fit(Model.UNKNOWN, words, why, "");
  }

  private static boolean isShort(TaskFigures figures) {
    return figures.counted() > 0
        && figures.waits() + figures.monitorBlocks() + figures.waitingLooks() == 0
        && figures.computingShare() >= SHORT_ON_PROCESSOR_FROM
        && figures.wallMs() / figures.runs() <= SHORT_MS
        && figures.busyCores() <= LOOP_BUSY_UP_TO;
  }

  private static String virtualThreads(TaskFigures figures) {
    return figures.jdk() >= FIRST_JDK_WITH_VIRTUAL_THREADS
        ? "virtual threads"
        : "virtual threads (JDK 21), until then a pool with a thread for each that waits";
  }

  private static String pool(TaskFigures figures) {
    double waiting = figures.waitingPart();
    boolean waits = waiting > COMPUTES_UP_TO;
    return "a pool of " + Math.round(figures.cores() * (waits ? 1 + waiting / (1 - waiting) : 1)) + " threads";
  }

  private static Optional<String> waitingOn(TaskFigures figures) {
    ThreadKind kind = figures.mainKind();
    if (kind.role() == ThreadKind.Role.LOOP) {
      return Optional.of("an event loop (" + kind.label() + ")");
    }
    if (kind == ThreadKind.COMMON_POOL) {
      return Optional.of("the common pool, which has a thread for each core");
    }
    // A single thread is mostly meant to keep an order.
    return figures.pools().stream()
        .filter(pool -> kind == ThreadKind.PLATFORM && pool.threads() > 1 && pool.threads() <= figures.cores())
        .map(pool -> "a pool the size of the cores (" + pool.name() + " of " + pool.threads() + " threads, " + figures.cores() + " cores)")
        .findFirst();
  }

  private static Optional<String> computingOn(TaskFigures figures) {
    ThreadKind kind = figures.mainKind();
    if (kind.role() == ThreadKind.Role.LOOP) {
      return Optional.of("an event loop (" + kind.label() + ")");
    }
    if (kind == ThreadKind.VIRTUAL) {
      return Optional.of("virtual threads");
    }
    if (kind == ThreadKind.REACTOR_ELASTIC) {
      return Optional.of("an elastic pool (" + kind.label() + ")");
    }
    return figures.pools().stream()
        .filter(pool -> kind == ThreadKind.PLATFORM && pool.isElastic())
        .map(pool -> "an elastic pool (" + pool.name() + " without a limit)")
        .findFirst();
  }

  private static String shares(TaskFigures figures) {
    return "waited at " + figures.waitingLooks() + " of " + figures.looks() + " looks, "
        + (figures.knowsProcessorTime() ? percent(figures.computingShare()) + " of its time on a processor" : "running at " + (figures.looks() - figures.waitingLooks() - figures.readyLooks()))
        + "; " + load(figures);
  }

  private static String load(TaskFigures figures) {
    return figures.runs() + " runs of " + ms(figures.wallMs()) + " in all, at most " + figures.peak() + " at the same time";
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** Rounded down, as in the evidence of findings. */
  private static String ms(double millis) {
    return millis < 10 ? String.format(Locale.ROOT, "%.2f ms", Math.floor(millis * 100) / 100) : (long) millis + " ms";
  }
}
