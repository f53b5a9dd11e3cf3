import com.mongodb.client.MongoCollection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Pipeline;

/** What a warehouse asks of its databases, brokers and neighbours. */
class Warehouse {
  private final Map<String, Integer> stock = new ConcurrentHashMap<>();
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition truckIsHere = gate.newCondition();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private boolean here;

  /** Two statements of one task, one of them in a loop. */
  CompletableFuture<Integer> springTemplateBad(JdbcTemplate jdbc, List<String> articles) {
    return CompletableFuture.supplyAsync(() -> {
      int changed = 0;
      for (String article : articles) {
        changed += jdbc.update("UPDATE stock SET amount = amount - 1 WHERE article = ?", article); // BUG
      }
      jdbc.execute("ANALYZE stock"); // BUG
      return changed;
    });
  }

  CompletableFuture<Void> mongoInsertBad(MongoCollection<Document> deliveries, Document delivery) {
    return CompletableFuture.runAsync(() -> deliveries.insertOne(delivery)) // BUG
        .orTimeout(5, TimeUnit.SECONDS);
  }

  CompletableFuture<String> okHttpCallBad(OkHttpClient http, String carrier) {
    Request request = new Request.Builder().url("https://" + carrier + "/track").build();
    return CompletableFuture.supplyAsync(() -> {
      try (Response response = http.newCall(request).execute()) { // BUG
        return response.header("Location", "");
      } catch (IOException e) {
        return "";
      }
    });
  }

  /** A whole consumer lives in the pool. */
  void kafkaPollLoopBad(Consumer<String, String> consumer) {
    ForkJoinPool.commonPool().execute(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(1))) { // BUG
          stock.merge(each.key(), 1, Integer::sum);
        }
        consumer.commitSync(); // BUG
      }
    });
  }

  CompletableFuture<String> lettuceSyncCommandsBad(RedisCommands<String, String> redis, String shelf) {
    return CompletableFuture.supplyAsync(() -> redis.hget("shelves", shelf)); // BUG
  }

  /** The pipeline collects its commands; sending them is what waits. */
  CompletableFuture<Void> jedisPipelineBad(JedisPooled redis, Map<String, String> counted) {
    return CompletableFuture.runAsync(() -> {
      Pipeline pipeline = redis.pipelined();
      counted.forEach(pipeline::set);
      pipeline.sync(); // BUG
    });
  }

  /** Starting a program takes its time as well. */
  CompletableFuture<Integer> externalProgramBad(Path label) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        Process printing = new ProcessBuilder("lp", label.toString()).start(); // BUG
        return printing.waitFor(); // BUG
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("not printed", e);
      }
    });
  }

  /** The method that waits is far below the one that is started. */
  CompletableFuture<Void> unload() {
    return CompletableFuture.runAsync(this::openGate);
  }

  private void openGate() {
    gate.lock();
    try {
      waitForTruckBad();
    } finally {
      gate.unlock();
    }
  }

  private void waitForTruckBad() {
    while (!here) {
      truckIsHere.awaitUninterruptibly(); // BUG
    }
  }

  /** Another way to give a future its task. */
  CompletableFuture<byte[]> completedLaterBad(URL picture) {
    CompletableFuture<byte[]> loaded = new CompletableFuture<>();
    return loaded.completeAsync(() -> {
      try (InputStream in = picture.openStream()) { // BUG
        return in.readNBytes(1_000_000);
      } catch (IOException e) {
        return new byte[0];
      }
    });
  }

  /** It goes to a pool of its own, and waits here for all of it. */
  CompletableFuture<Integer> invokeAllBad(ExecutorService counters, List<Callable<Integer>> halls) {
    return CompletableFuture.supplyAsync(() -> {
      int sum = 0;
      try {
        for (Future<Integer> hall : counters.invokeAll(halls)) { // BUG
          sum += hall.isDone() ? 1 : 0;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return sum;
    });
  }

  CompletableFuture<Integer> barrierBad(CyclicBarrier allCounted) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return allCounted.await(1, TimeUnit.MINUTES); // BUG
      } catch (Exception e) {
        return -1;
      }
    });
  }

  Mono<Long> bridgedToReactorBad(MongoCollection<Document> deliveries) {
    return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> deliveries.countDocuments())); // BUG
  }

  /** What the reactive chain yields is waited for. */
  CompletableFuture<List<String>> reactorBlockBad(Flux<String> arrivals) {
    return CompletableFuture.supplyAsync(() -> arrivals.take(10).collectList().block()); // BUG
  }

  // ---- silent

  CompletableFuture<Integer> cachedExecutorThreadOk(JdbcTemplate jdbc) {
    ExecutorService reports = Executors.newCachedThreadPool();
    return CompletableFuture.supplyAsync(() -> jdbc.update("DELETE FROM reservations"), reports)
        .whenComplete((deleted, failure) -> reports.shutdown());
  }

  /** Asked for, and continued when it is there. */
  CompletableFuture<Integer> asyncRedisOk(RedisAsyncCommands<String, String> redis) {
    return CompletableFuture.supplyAsync(() -> "shelf:" + stock.size())
        .thenCompose(key -> redis.get(key))
        .thenApply(Integer::parseInt);
  }

  CompletableFuture<Void> enqueuedCallOk(OkHttpClient http, Request request, Callback told) {
    return CompletableFuture.runAsync(() -> {
      Call call = http.newCall(request);
      call.enqueue(told);
    });
  }

  CompletableFuture<Void> sentWithoutWaitingOk(Producer<String, String> producer) {
    return CompletableFuture.runAsync(() -> stock.forEach((article, amount) -> producer.send(new ProducerRecord<>("stock", article, "" + amount))));
  }

  /** A queue without limit takes whatever comes; an empty one says so at once. */
  CompletableFuture<String> unboundedQueueOk() {
    LinkedBlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
    return CompletableFuture.supplyAsync(() -> {
      try {
        arrivals.put("pallet");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return arrivals.poll();
    });
  }

  /** The pause is the timer's business. */
  CompletableFuture<Void> timerThreadWaitsOk(JdbcTemplate jdbc) {
    return CompletableFuture.runAsync(() -> timer.schedule(() -> jdbc.execute("VACUUM"), 1, TimeUnit.HOURS));
  }

  Mono<Integer> elasticSchedulerOk(JdbcTemplate jdbc) {
    return Mono.fromCallable(() -> jdbc.update("DELETE FROM reservations")).subscribeOn(Schedulers.boundedElastic());
  }

  /** The answer is there before anybody asks for it. */
  CompletableFuture<String> onlyWhatIsThereOk(CompletableFuture<String> answer) {
    return CompletableFuture.supplyAsync(() -> answer.getNow("unknown"));
  }

  void submittedToOwnPoolOk(Future<String> label) throws InterruptedException, ExecutionException {
    Executors.newSingleThreadExecutor().submit(() -> label.get()).get();
  }

  CompletableFuture<Boolean> triedOnceOk() {
    return CompletableFuture.supplyAsync(() -> {
      boolean mine = gate.tryLock();
      if (mine) {
        gate.unlock();
      }
      return mine;
    });
  }
}
