package dev.concurrency.samples.audit;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import reactor.core.publisher.Mono;

/** The audit trail in Redis. */
final class AuditRepository {
  private final RedisReactiveCommands<String, String> redis;

  AuditRepository(RedisReactiveCommands<String, String> redis) {
    this.redis = redis;
  }

  /** Adds an entry; the value is the length of the trail after that. */
  Mono<Long> save(String entry) {
    return redis.rpush("audit", entry);
  }

  Mono<Long> size() {
    return redis.llen("audit");
  }
}
