package dev.concurrency.samples.loyalty;

import dev.concurrency.samples.support.local.LocalRedis;
import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends each booking in a handler: one that Redis refuses is logged and can be booked again. */
public final class PointsBookerFixed {
  private static final Logger LOG = Logger.getLogger(PointsBookerFixed.class.getName());
  private static final int CUSTOMERS = 20;
  private static final int POINTS = 50;

  private final RedisAsyncCommands<String, String> redis;
  private final AtomicLong booked = new AtomicLong();

  PointsBookerFixed(StatefulRedisConnection<String, String> connection) {
    redis = connection.async();
  }

  void book(int customer) {
    redis.incrby("points:" + customer, POINTS)
        .thenAccept(balance -> booked.addAndGet(POINTS))
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                LOG.log(Level.WARNING, "Points of customer " + customer + " are not booked", failure);
              }
            });
  }

  public static void main(String[] args) {
    LoggedErrors errors = LoggedErrors.watch();
    try (LocalRedis server = LocalRedis.start()) {
      RedisClient client = RedisClient.create(server.uri());
      StatefulRedisConnection<String, String> connection = client.connect();
      // An older release of the shop kept the accounts of these customers as hashes.
      connection.sync().hset("points:7", "balance", "120");
      connection.sync().hset("points:14", "balance", "80");

      PointsBookerFixed booker = new PointsBookerFixed(connection);
      for (int customer = 1; customer <= CUSTOMERS; customer++) {
        booker.book(customer);
      }
      // One connection answers in the order of the commands, so that after this one all bookings are decided.
      connection.sync().ping();
      client.shutdown(0, 2, TimeUnit.SECONDS);

      Summary.line("points earned", CUSTOMERS * POINTS);
      Summary.line("points booked", booker.booked.get());
      Summary.line("points lost", CUSTOMERS * POINTS - booker.booked.get());
      Summary.line("errors in the log", errors.count());
    }
  }
}
