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

/** Messages of a Redis channel, each with a request to make: by a listener that waits for the answer, on the thread that reads from Redis, and by one that does not. */
public final class PubSub {
  private static final int MESSAGES = 15;
  private static final String CHANNEL = "news";
  private static final Duration ANSWER_TIME = Duration.ofMillis(20);
  private static final String WORKLOAD = MESSAGES + " messages of a Redis channel";

  private final HttpClient http = SlowService.newClient();
  private final HttpRequest request;
  private volatile Burst burst;

  private PubSub(URI service) {
    request = HttpRequest.newBuilder(service).build();
  }

  public static void main(String[] args) throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        SlowService service = SlowService.start(ANSWER_TIME)) {
      PubSub news = new PubSub(service.uri());
      switch (args[0]) {
        case "blocking-listener" -> news.listen(redis, "listener that blocks (Lettuce)", news.blocking());
        case "async-listener" -> news.listen(redis, "listener that does not (Lettuce)", news.async());
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private RedisPubSubAdapter<String, String> blocking() {
    return new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String message) {
        burst.finished(failure());
      }
    };
  }

  private Throwable failure() {
    try {
      http.send(request, BodyHandlers.discarding());
      return null;
    } catch (IOException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private RedisPubSubAdapter<String, String> async() {
    return new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String message) {
        http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> burst.finished(failure));
      }
    };
  }

  private void listen(RedisProcess redis, String model, RedisPubSubAdapter<String, String> listener) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, model);
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> publisher = client.connect();
        StatefulRedisPubSubConnection<String, String> subscriber = client.connectPubSub()) {
      subscriber.addListener(listener);
      subscriber.sync().subscribe(CHANNEL);
      experiment.measure(
          MESSAGES,
          next -> {
            burst = next;
            for (int i = 0; i < MESSAGES; i++) {
              publisher.sync().publish(CHANNEL, "message " + i);
            }
          });
    }
    experiment.leave();
  }
}
