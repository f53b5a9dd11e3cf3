package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.SlowService;
import dev.concurrency.samples.support.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Messages of a Redis channel, each with a request to make: by a listener that waits for the answer, on the thread that reads from Redis, and by one that does not. */
public final class PubSub {
  private static final int MESSAGES = 15;
  private static final String CHANNEL = "news";
  private static final Duration ANSWER_TIME = Duration.ofMillis(20);
  private static final String WORKLOAD = MESSAGES + " messages of a Redis channel";

  private static final HttpClient HTTP = SlowService.newClient();

  private PubSub() {}

  public static void main(String[] args) throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        SlowService service = SlowService.start(ANSWER_TIME)) {
      switch (args[0]) {
        case "blocking-listener" -> blocking(redis, service.uri());
        case "async-listener" -> async(redis, service.uri());
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private static void blocking(RedisProcess redis, URI service) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "listener that blocks (Lettuce)");
    HttpRequest request = HttpRequest.newBuilder(service).build();
    AtomicReference<Burst> current = new AtomicReference<>();
    listen(
        redis,
        experiment,
        current,
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            current.get().finished(failure(request));
          }
        });
    experiment.leave();
  }

  private static Throwable failure(HttpRequest request) {
    try {
      HTTP.send(request, BodyHandlers.discarding());
      return null;
    } catch (IOException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private static void async(RedisProcess redis, URI service) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "listener that does not (Lettuce)");
    HttpRequest request = HttpRequest.newBuilder(service).build();
    AtomicReference<Burst> current = new AtomicReference<>();
    listen(
        redis,
        experiment,
        current,
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            HTTP.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> current.get().finished(failure));
          }
        });
    experiment.leave();
  }

  private static void listen(RedisProcess redis, Experiment experiment, AtomicReference<Burst> current, RedisPubSubAdapter<String, String> listener)
      throws Exception {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> publisher = client.connect();
        StatefulRedisPubSubConnection<String, String> subscriber = client.connectPubSub()) {
      subscriber.addListener(listener);
      subscriber.sync().subscribe(CHANNEL);
      experiment.measure(
          MESSAGES,
          burst -> {
            current.set(burst);
            for (int i = 0; i < MESSAGES; i++) {
              publisher.sync().publish(CHANNEL, "message " + i);
            }
          });
    }
  }
}
