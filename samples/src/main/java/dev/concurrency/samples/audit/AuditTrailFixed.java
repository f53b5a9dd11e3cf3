package dev.concurrency.samples.audit;

import dev.concurrency.samples.support.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same deposit; writing the audit entry is part of the publisher that is returned. */
public final class AuditTrailFixed {
  private static final int TRANSFERS = 10;

  private final RedisReactiveCommands<String, String> balances;
  private final AuditRepository audit;

  private AuditTrailFixed(RedisReactiveCommands<String, String> balances, AuditRepository audit) {
    this.balances = balances;
    this.audit = audit;
  }

  public static void main(String[] args) throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      AuditRepository audit = new AuditRepository(connection.reactive());
      AuditTrailFixed accounts = new AuditTrailFixed(connection.reactive(), audit);
      Long balance = Flux.range(1, TRANSFERS).concatMap(euros -> accounts.deposit("ada", euros)).blockLast();
      System.out.printf("%d deposits, balance %d%n", TRANSFERS, balance);
      System.out.printf("entries written %d of %d%n", audit.size().block(), TRANSFERS);
    }
  }

  private Mono<Long> deposit(String account, int euros) {
    return audit
        .save("deposit of " + euros + " to " + account)
        .then(balances.incrby("balance:" + account, euros));
  }
}
