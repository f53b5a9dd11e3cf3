package dev.concurrency.samples.dashboard;

import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.Summary;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads the same figures on the scheduler that is there for waiting; timers go off when they should. */
public final class DashboardFixed {
  /** Fills every thread that the scheduler for computing has on any machine. */
  private static final int PAGES = 2 * Schedulers.DEFAULT_POOL_SIZE;

  private static final Duration REFRESH = Duration.ofMillis(20);

  private final Metrics metrics;

  private DashboardFixed(Metrics metrics) {
    this.metrics = metrics;
  }

  private Mono<Long> secondsOn(int page) {
    return Mono.fromCallable(() -> metrics.secondsOn(page)).subscribeOn(Schedulers.boundedElastic());
  }

  public static void main(String[] args) {
    try (LocalDatabase database = LocalDatabase.start(PAGES, Metrics.SET_UP)) {
      DashboardFixed dashboard = new DashboardFixed(new Metrics(database));
      Mono<Long> total = Flux.range(0, PAGES).flatMap(dashboard::secondsOn, PAGES).reduce(0L, Long::sum).cache();
      total.subscribe(sum -> {}, failure -> System.out.println("No figures: " + failure));
      long start = System.nanoTime();
      Mono.delay(REFRESH).block();
      Summary.line("a timer of " + REFRESH.toMillis() + " ms went off after ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      Summary.line("seconds on all pages", total.block());
    }
  }
}
