package dev.concurrency.samples.bonus;

import dev.concurrency.samples.support.local.LocalRedis;
import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;

/** Pays a bonus to one customer after the other. Redis refuses one of the bookings: the customers after that one get nothing, and no code is told. */
public final class BonusPayerBroken {
  private static final int CUSTOMERS = 20;
  private static final int POINTS = 100;

  private final RedisReactiveCommands<String, String> redis;
  private final AtomicInteger paid = new AtomicInteger();

  BonusPayerBroken(RedisReactiveCommands<String, String> redis) {
    this.redis = redis;
  }

  void payAll(CountDownLatch over) {
    Flux.range(1, CUSTOMERS)
        .concatMap(customer -> redis.incrby("points:" + customer, POINTS))
        .doFinally(signal -> over.countDown())
        .subscribe(balance -> paid.incrementAndGet());
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (LocalRedis server = LocalRedis.start()) {
      RedisClient client = RedisClient.create(server.uri());
      StatefulRedisConnection<String, String> connection = client.connect();
      // An older release of the shop kept the account of this customer as a hash.
      connection.sync().hset("points:7", "balance", "120");

      BonusPayerBroken payer = new BonusPayerBroken(connection.reactive());
      CountDownLatch over = new CountDownLatch(1);
      payer.payAll(over);
      over.await(10, TimeUnit.SECONDS);
      client.shutdown(0, 2, TimeUnit.SECONDS);

      Summary.line("customers", CUSTOMERS);
      Summary.line("customers who got their bonus", payer.paid.get());
      Summary.line("errors in the log", errors.count());
    }
  }
}
