package dev.concurrency.samples.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.TimeUnit;

/** Asks Redis for a sign of life on a connection that others use at the same time. */
final class Pings {
  private static final int PINGS = 20;
  private static final int MILLIS_BETWEEN_PINGS = 15;

  private Pings() {}

  static void run(StatefulRedisConnection<String, String> connection) throws InterruptedException {
    long slowest = 0;
    for (int i = 0; i < PINGS; i++) {
      long start = System.nanoTime();
      connection.sync().ping();
      slowest = Math.max(slowest, System.nanoTime() - start);
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_PINGS);
    }
    System.out.printf("pings meanwhile: %d, slowest %d ms%n", PINGS, TimeUnit.NANOSECONDS.toMillis(slowest));
  }
}
