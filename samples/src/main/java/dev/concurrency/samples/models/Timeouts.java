package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * A caller asks for one thing after the other, and waits for none of them longer than some milliseconds. Some hang, until all is over: tasks that nobody
 * cancels keep their threads, and soon the quick ones find none.
 */
public final class Timeouts {
  private static final int REQUESTS = 40 * Experiment.scale();
  private static final int POOL = 4;
  private static final int ROUNDS = 3;

  /** One request of so many hangs. */
  private static final int HANGING = 8;

  private static final long PATIENCE_MILLIS = 30;
  private static final String WORKLOAD = REQUESTS + " requests, " + REQUESTS / HANGING + " hang, timeout " + PATIENCE_MILLIS + " ms";

  private final ExecutorService pool = Executors.newFixedThreadPool(POOL);
  private final AtomicInteger running = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private int unanswered;

  /** Asks once, and says whether there was an answer. */
  @FunctionalInterface
  private interface Request {
    boolean answered(int number) throws InterruptedException, ExecutionException;
  }

  private Timeouts() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "leave" -> leaveRunning();
      case "cancel" -> cancel();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void leaveRunning() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "task goes on");
    for (int i = 0; i < ROUNDS; i++) {
      Timeouts round = new Timeouts();
      round.measure(experiment, round::askAndLeave);
      int left = round.running.get();
      round.end.countDown();
      round.pool.shutdown();
      if (left != POOL) {
        throw new IllegalStateException("Of " + POOL + " threads, " + left + " are held by tasks that nobody wants any more.");
      }
      experiment.unfit(left + " of " + POOL + " threads held by tasks that nobody wants; " + round.unanswered + " without an answer");
    }
    experiment.leave();
  }

  private static void cancel() throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "task is cancelled");
    for (int i = 0; i < ROUNDS; i++) {
      Timeouts round = new Timeouts();
      round.measure(experiment, round::askAndCancel);
      round.pool.shutdown();
      // Cancelled tasks are interrupted, so that they end although what they wait for never comes.
      if (!round.pool.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(round.running + " tasks go on although they were cancelled.");
      }
      experiment.note(round.unanswered + " without an answer");
    }
    experiment.leave();
  }

  private void measure(Experiment experiment, Request request) throws InterruptedException, ExecutionException {
    Histogram nanos = Burst.newHistogram();
    long start = System.nanoTime();
    for (int number = 1; number <= REQUESTS; number++) {
      long given = System.nanoTime();
      if (!request.answered(number)) {
        unanswered++;
      }
      nanos.recordValue(System.nanoTime() - given);
    }
    experiment.round(REQUESTS - unanswered, System.nanoTime() - start, nanos);
  }

  private boolean askAndLeave(int number) throws InterruptedException, ExecutionException {
    Future<Integer> answer = pool.submit(() -> work(number));
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == number;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private boolean askAndCancel(int number) throws InterruptedException, ExecutionException {
    Future<Integer> answer = pool.submit(() -> work(number));
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == number;
    } catch (TimeoutException e) {
      answer.cancel(true);
      return false;
    }
  }

  private int work(int number) throws InterruptedException {
    running.incrementAndGet();
    try {
      if (number % HANGING == 0) {
        end.await();
      }
      return number;
    } finally {
      running.decrementAndGet();
    }
  }
}
