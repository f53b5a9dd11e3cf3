package dev.concurrency.samples.models;

import dev.concurrency.samples.models.kit.Burst;
import dev.concurrency.samples.models.kit.Experiment;
import dev.concurrency.samples.models.kit.SlowService;
import dev.concurrency.samples.support.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.Jedis;

/** Jobs in a list of Redis, each with a request to make: taken by a thread that waits for each of them, and by callbacks that wait for none. */
public final class JobQueue {
  private static final int JOBS = 40;
  private static final int AT_ONCE = 8;
  private static final String QUEUE = "jobs";
  private static final String[] WORK = Collections.nCopies(JOBS, "job").toArray(String[]::new);
  private static final Duration ANSWER_TIME = Duration.ofMillis(5);
  private static final String WORKLOAD = JOBS + " jobs from a queue in Redis";

  private static final HttpClient HTTP = SlowService.newClient();

  private JobQueue() {}

  public static void main(String[] args) throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        SlowService service = SlowService.start(ANSWER_TIME)) {
      switch (args[0]) {
        case "blocking-consumer" -> blocking(redis, service.uri());
        case "async-consumer" -> async(redis, service.uri());
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private static void blocking(RedisProcess redis, URI service) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, "a thread that blocks (Jedis)");
    try (Jedis producer = new Jedis(RedisProcess.host(), redis.port());
        Jedis consumer = new Jedis(RedisProcess.host(), redis.port())) {
      experiment.measure(
          JOBS,
          burst -> {
            producer.lpush(QUEUE, WORK);
            for (int i = 0; i < JOBS; i++) {
              List<String> job = consumer.brpop(0, QUEUE);
              if (job.size() == 2) {
                SlowService.ask(service);
                burst.finished();
              }
            }
          });
    }
    experiment.leave();
  }

  private static void async(RedisProcess redis, URI service) throws Exception {
    Experiment experiment = new Experiment(WORKLOAD, AT_ONCE + " jobs at a time (Lettuce)");
    HttpRequest request = HttpRequest.newBuilder(service).build();
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      RedisAsyncCommands<String, String> commands = connection.async();
      experiment.measure(
          JOBS,
          burst -> {
            commands.lpush(QUEUE, WORK).get();
            AtomicInteger left = new AtomicInteger(JOBS);
            for (int i = 0; i < AT_ONCE; i++) {
              consume(commands, request, left, burst);
            }
          });
    }
    experiment.leave();
  }

  /** Takes a job, does it, and begins again, until none is left to be taken. */
  private static void consume(RedisAsyncCommands<String, String> commands, HttpRequest request, AtomicInteger left, Burst burst) {
    if (left.getAndDecrement() <= 0) {
      return;
    }
    commands
        .rpop(QUEUE)
        .whenComplete(
            (job, failure) -> {
              if (failure != null) {
                burst.finished(failure);
              } else {
                HTTP.sendAsync(request, BodyHandlers.discarding())
                    .whenComplete(
                        (answer, lost) -> {
                          burst.finished(lost);
                          consume(commands, request, left, burst);
                        });
              }
            });
  }
}
