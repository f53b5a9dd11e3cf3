package dev.concurrency.samples.sensors;

import dev.concurrency.samples.support.local.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** Adds up what sensors send as if it were a list; the method that promises its result for later returns when the last value has come. */
public final class SensorTotalBroken {
  private static final int VALUES = 5;
  private static final Duration BETWEEN_VALUES = Duration.ofMillis(20);

  private SensorTotalBroken() {}

  private static CompletableFuture<Long> total(Flux<Long> values) {
    long sum = 0;
    for (long value : values.toIterable()) {
      sum += value;
    }
    return CompletableFuture.completedFuture(sum);
  }

  public static void main(String[] args) {
    Flux<Long> sensor = Flux.interval(BETWEEN_VALUES).take(VALUES);
    long start = System.nanoTime();
    List<CompletableFuture<Long>> totals = Stream.of(sensor, sensor, sensor).map(SensorTotalBroken::total).toList();
    Summary.line("until all sensors had been asked, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    Summary.line("total", totals.stream().mapToLong(CompletableFuture::join).sum());
    Summary.line("until all had sent their values, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
