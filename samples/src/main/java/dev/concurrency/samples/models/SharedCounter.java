package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Some threads count in the same place: in an actor, under a lock, and without either. */
public final class SharedCounter {
  private static final int THREADS = 4;
  private static final int UPDATES = 50_000 * Experiment.scale();
  private static final int ROUNDS = 3;

  /** Of how many updates one is timed: the clock costs more than an update. */
  private static final int TIMED = 64;

  private static final String WORKLOAD = String.format(Locale.ROOT, "%d threads count to %,d", THREADS, THREADS * UPDATES);

  private final Lock lock = new ReentrantLock();
  private int locked;
  private volatile int unlocked;

  /** One update; {@code given} is when it was asked for, or 0 if it is not timed. */
  @FunctionalInterface
  private interface Counting {
    void count(long given, Histogram nanos);
  }

  /** Reads the counter, and sets it back to 0. */
  @FunctionalInterface
  private interface Total {
    long take() throws Exception;
  }

  private SharedCounter() {}

  public static void main(String[] args) throws Exception {
    SharedCounter counter = new SharedCounter();
    switch (args[0]) {
      case "actor" -> inActor();
      case "lock" -> counter.underLock();
      case "no-lock" -> counter.withoutLock();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void inActor() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "actor with a mailbox (Pekko)");
    ActorSystem<CounterActor.Message> actor = ActorSystem.create(CounterActor.create(), "counter");
    long lost =
        measure(
            experiment,
            (given, nanos) -> actor.tell(new CounterActor.Count(given, nanos)),
            // The answer comes after all that were sent before.
            () ->
                AskPattern.<CounterActor.Message, Long>ask(actor, CounterActor.Total::new, Duration.ofMinutes(1), actor.scheduler())
                    .toCompletableFuture()
                    .get());
    actor.terminate();
    exact(lost);
    experiment.leave();
  }

  private void underLock() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "lock");
    exact(measure(experiment, this::countUnderLock, this::takeLocked));
    experiment.leave();
  }

  private void countUnderLock(long given, Histogram nanos) {
    lock.lock();
    try {
      locked++;
    } finally {
      lock.unlock();
    }
    over(given, nanos);
  }

  private long takeLocked() {
    lock.lock();
    try {
      long total = locked;
      locked = 0;
      return total;
    } finally {
      lock.unlock();
    }
  }

  /** On a busy machine the threads may take turns, and nothing is lost; then they try again, since by that nobody is proved right. */
  private void withoutLock() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "no lock");
    long lost = measure(experiment, this::countWithoutLock, this::takeUnlocked);
    while (lost == 0) {
      lost = measure(new Experiment(WORKLOAD, "again"), this::countWithoutLock, this::takeUnlocked);
    }
    experiment.unfit(String.format(Locale.ROOT, "%,d of %,d updates were lost", lost, (long) ROUNDS * THREADS * UPDATES));
    experiment.leave();
  }

  private void countWithoutLock(long given, Histogram nanos) {
    unlocked++;
    over(given, nanos);
  }

  private long takeUnlocked() {
    long total = unlocked;
    unlocked = 0;
    return total;
  }

  static void over(long given, Histogram nanos) {
    if (given != 0) {
      nanos.recordValue(System.nanoTime() - given);
    }
  }

  private static void exact(long lost) {
    if (lost != 0) {
      throw new IllegalStateException(lost + " updates are missing");
    }
  }

  /** Returns how many updates were lost in all rounds together. */
  private static long measure(Experiment experiment, Counting counting, Total total) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long lost = 0;
    round(threads, counting, Burst.newHistogram()); // warms up
    total.take();
    for (int i = 0; i < ROUNDS; i++) {
      Histogram nanos = Burst.newHistogram();
      long start = System.nanoTime();
      round(threads, counting, nanos);
      long counted = total.take();
      experiment.round((long) THREADS * UPDATES, System.nanoTime() - start, nanos);
      lost += (long) THREADS * UPDATES - counted;
    }
    threads.shutdown();
    return lost;
  }

  private static void round(ExecutorService threads, Counting counting, Histogram nanos) throws InterruptedException, ExecutionException {
    CountDownLatch ready = new CountDownLatch(THREADS);
    Callable<Void> task =
        () -> {
          ready.countDown();
          ready.await();
          for (int i = 0; i < UPDATES; i++) {
            counting.count(i % TIMED == 0 ? System.nanoTime() : 0, nanos);
          }
          return null;
        };
    for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, task))) {
      done.get();
    }
  }
}
