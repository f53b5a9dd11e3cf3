package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.SlowService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A request for each of many pages, by few threads: all at once, and never more than some at a time. */
public final class FanOut {
  private static final int PAGES = 800 * Experiment.scale();
  private static final int POOL = 16;
  private static final int LIMIT = 2 * POOL;
  private static final Duration ANSWER_TIME = Duration.ofMillis(5);
  private static final String WORKLOAD = "fan-out to " + PAGES + " pages, " + POOL + " threads";

  private final ExecutorService pool = Executors.newFixedThreadPool(POOL);
  private final Semaphore permits = new Semaphore(LIMIT);
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  private FanOut() {}

  public static void main(String[] args) throws Exception {
    FanOut fanOut = new FanOut();
    try (SlowService service = SlowService.start(ANSWER_TIME)) {
      List<URI> pages = Stream.generate(service::uri).limit(PAGES).toList();
      switch (args[0]) {
        case "semaphore" -> fanOut.limited(pages);
        case "unlimited" -> fanOut.unlimited(pages);
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
    fanOut.pool.shutdown();
  }

  private void limited(List<URI> pages) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "semaphore of " + LIMIT);
    experiment.measure(PAGES, burst -> fetchSomeAtATime(pages, burst));
    if (peak.get() > LIMIT) {
      throw new IllegalStateException(peak + " requests were under way at once.");
    }
    experiment.note("up to " + peak + " under way");
    experiment.leave();
  }

  private void unlimited(List<URI> pages) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "no limit");
    experiment.measure(PAGES, burst -> fetchAllAtOnce(pages, burst));
    if (peak.get() <= LIMIT) {
      throw new IllegalStateException("No more than " + peak + " requests were under way at once.");
    }
    experiment.note("up to " + peak + " under way");
    experiment.leave();
  }

  private void fetchSomeAtATime(List<URI> pages, Burst burst) throws InterruptedException {
    for (URI page : pages) {
      permits.acquire();
      long given = start();
      CompletableFuture.runAsync(() -> SlowService.ask(page), pool)
          .whenComplete(
              (answer, failure) -> {
                end(burst, given, failure);
                permits.release();
              });
    }
  }

  private void fetchAllAtOnce(List<URI> pages, Burst burst) {
    for (URI page : pages) {
      long given = start();
      CompletableFuture.runAsync(() -> SlowService.ask(page), pool).whenComplete((answer, failure) -> end(burst, given, failure));
    }
  }

  private long start() {
    peak.accumulateAndGet(started.incrementAndGet(), Math::max);
    return System.nanoTime();
  }

  private void end(Burst burst, long given, Throwable failure) {
    started.decrementAndGet();
    if (failure == null) {
      burst.finished(given);
    } else {
      burst.finished(failure);
    }
  }
}
