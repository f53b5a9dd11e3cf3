package dev.concurrency.samples.sensors;

import dev.concurrency.samples.support.local.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** Lets the values add themselves up as they come; the method returns at once. */
public final class SensorTotalFixed {
  private static final int VALUES = 5;
  private static final Duration BETWEEN_VALUES = Duration.ofMillis(20);

  private SensorTotalFixed() {}

  private static CompletableFuture<Long> total(Flux<Long> values) {
    return values.reduce(0L, Long::sum).toFuture();
  }

  public static void main(String[] args) {
    Flux<Long> sensor = Flux.interval(BETWEEN_VALUES).take(VALUES);
    long start = System.nanoTime();
    List<CompletableFuture<Long>> totals = Stream.of(sensor, sensor, sensor).map(SensorTotalFixed::total).toList();
    Summary.line("until all sensors had been asked, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    Summary.line("total", totals.stream().mapToLong(CompletableFuture::join).sum());
    Summary.line("until all had sent their values, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
