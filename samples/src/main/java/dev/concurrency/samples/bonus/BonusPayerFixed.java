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
import java.util.logging.Level;
import java.util.logging.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logs the booking that Redis refuses and goes on with the next customer. */
public final class BonusPayerFixed {
  private static final Logger LOG = Logger.getLogger(BonusPayerFixed.class.getName());
  private static final int CUSTOMERS = 20;
  private static final int POINTS = 100;

  private final RedisReactiveCommands<String, String> redis;
  private final AtomicInteger paid = new AtomicInteger();

  BonusPayerFixed(RedisReactiveCommands<String, String> redis) {
    this.redis = redis;
  }

  void payAll(CountDownLatch over) {
    Flux.range(1, CUSTOMERS)
        .concatMap(this::pay)
        .doFinally(signal -> over.countDown())
        .subscribe(balance -> paid.incrementAndGet(), failure -> LOG.log(Level.SEVERE, "The bonus payment stopped", failure));
  }

  private Mono<Long> pay(int customer) {
    return redis.incrby("points:" + customer, POINTS).onErrorResume(
        failure -> {
          LOG.log(Level.WARNING, "No bonus for customer " + customer, failure);
          return Mono.empty();
        });
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (LocalRedis server = LocalRedis.start()) {
      RedisClient client = RedisClient.create(server.uri());
      StatefulRedisConnection<String, String> connection = client.connect();
      // An older release of the shop kept the account of this customer as a hash.
      connection.sync().hset("points:7", "balance", "120");

      BonusPayerFixed payer = new BonusPayerFixed(connection.reactive());
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
