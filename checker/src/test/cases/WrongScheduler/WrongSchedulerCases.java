import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.JedisPooled;

/** What waits, and the schedulers that it is sent to. */
class WrongSchedulerCases {
  private final JedisPooled redis = new JedisPooled();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final BlockingQueue<String> mailbox = new ArrayBlockingQueue<>(16);
  private final Scheduler compute = Schedulers.newParallel("compute");
  private final Scheduler writer = Schedulers.newSingle("writer");
  private final Scheduler elastic = Schedulers.newBoundedElastic(4, 100, "loads");
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final DataSource database;
  private final Customers customers;

  WrongSchedulerCases(DataSource database, Customers customers) {
    this.database = database;
    this.customers = customers;
  }

  private String load() throws InterruptedException {
    loaded.await();
    return "loaded";
  }

  // ---- subscribeOn

  Mono<String> subscribeOnParallelBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.parallel()); // BUG
  }

  Mono<String> subscribeOnSingleBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.single()); // BUG
  }

  Mono<String> methodReferenceBad() {
    return Mono.fromCallable(this::load).subscribeOn(Schedulers.parallel()); // BUG
  }

  Mono<String> helperInOtherFileBad(int id) {
    return Mono.fromSupplier(() -> customers.describe(id)).subscribeOn(Schedulers.parallel()); // BUG
  }

  Mono<Void> runnableBad() {
    return Mono.<Void>fromRunnable(() -> redis.set("seen", "yes"))
        .subscribeOn(Schedulers.single()); // BUG
  }

  Mono<String> fieldBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(compute); // BUG
  }

  Mono<String> localBad(String key) {
    Scheduler cpu = Schedulers.newParallel("cpu", 2);
    Mono<String> lookup = Mono.fromCallable(() -> redis.get(key));
    return lookup.subscribeOn(cpu); // BUG
  }

  Mono<String> constantOfAnotherClassBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Pools.COMPUTE); // BUG
  }

  Mono<String> getterBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Pools.compute()); // BUG
  }

  Mono<Integer> operatorsInBetweenBad(String key) {
    return Mono.fromCallable(() -> redis.get(key)).map(String::trim).filter(text -> !text.isEmpty()).map(String::length).subscribeOn(Schedulers.parallel()); // BUG
  }

  Flux<String> generatedBad() {
    return Flux.<String>generate(sink -> {
      try {
        sink.next(mailbox.take());
      } catch (InterruptedException e) {
        sink.error(e);
      }
    }).subscribeOn(Schedulers.parallel()); // BUG
  }

  Mono<String> deferredBad(int id) {
    return Mono.defer(() -> Mono.just(customers.nameOf(id))).subscribeOn(Schedulers.parallel()); // BUG
  }

  Mono<String> blockInsideBad(Mono<String> token) {
    return Mono.fromCallable(() -> token.block() + "!").subscribeOn(Schedulers.parallel()); // BUG
  }

  /** Two waits, one choice. */
  Mono<String> jdbcBad() {
    return Mono.fromCallable(() -> {
      try (Connection connection = database.getConnection();
          Statement query = connection.createStatement();
          ResultSet found = query.executeQuery("SELECT 1")) {
        return found.getString(1);
      }
    }).subscribeOn(Schedulers.parallel()); // BUG
  }

  // ---- publishOn and others

  Flux<String> publishOnBad(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.parallel()).map(id -> customers.nameOf(id)); // BUG
  }

  Flux<String> publishOnFurtherUpBad(Flux<Integer> ids) {
    return ids
        .publishOn(Schedulers.single()) // BUG
        .filter(id -> id > 0)
        .map(id -> id + 1)
        .map(id -> customers.nameOf(id));
  }

  Flux<String> doOnNextBad(Flux<String> lines) {
    return lines.publishOn(compute).doOnNext(line -> redis.lpush("lines", line)); // BUG
  }

  void subscribeBad(Flux<String> lines) {
    lines.publishOn(Schedulers.single()).subscribe(line -> redis.lpush("lines", line), failure -> loaded.countDown()); // BUG
  }

  Flux<String> innerSourceBad(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.parallel()).flatMap(id -> Mono.fromCallable(() -> customers.nameOf(id))); // BUG
  }

  Flux<String> parallelFluxBad(Flux<Integer> ids) {
    return ids.parallel(4)
        .runOn(Schedulers.parallel()) // BUG
        .map(id -> customers.nameOf(id))
        .sequential();
  }

  Flux<String> timerWithSchedulerBad() {
    return Flux.interval(Duration.ofSeconds(1), Schedulers.single()).map(tick -> redis.get("news")); // BUG
  }

  // ---- tasks

  void scheduleBad() {
    Schedulers.parallel().schedule(() -> redis.set("seen", "yes")); // BUG
  }

  void schedulePeriodicallyBad() {
    writer.schedulePeriodically(() -> redis.incr("ticks"), 1, 1, TimeUnit.SECONDS); // BUG
  }

  void workerBad() {
    Runnable write = () -> redis.incr("ticks");
    writer.createWorker().schedule(write); // BUG
  }

  void sleepBad() {
    Schedulers.single().schedule(() -> { // BUG
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  Mono<String> fileBad(Path file) {
    return Mono.fromCallable(() -> Files.readString(file)).subscribeOn(Schedulers.parallel()); // BUG
  }

  // ---- on threads for waiting

  Mono<String> boundedElasticOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.boundedElastic());
  }

  Mono<String> ownElasticOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(elastic);
  }

  Mono<String> constantOfAnotherClassOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Pools.WAIT);
  }

  Mono<String> ownExecutorOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.fromExecutor(threads));
  }

  Flux<String> publishOnElasticOk(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.boundedElastic()).map(id -> customers.nameOf(id));
  }

  Flux<String> backToElasticOk(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.parallel()).map(id -> id + 1).publishOn(Schedulers.boundedElastic()).map(id -> customers.nameOf(id));
  }

  Flux<String> innerSubscribeOnOk(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.parallel())
        .flatMap(id -> Mono.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.boundedElastic()), 4);
  }

  /** The first one that the subscription meets on its way up decides last: the one nearest to the source. */
  Mono<String> secondSubscribeOnOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.boundedElastic()).subscribeOn(Schedulers.parallel());
  }

  Flux<String> splitOk(Flux<Integer> ids) {
    return ids.publishOn(Schedulers.boundedElastic()).map(id -> customers.nameOf(id)).publishOn(Schedulers.parallel()).map(String::trim);
  }

  void taskOfElasticOk() {
    Schedulers.boundedElastic().schedule(() -> redis.incr("ticks"));
    elastic.createWorker().schedule(() -> redis.incr("ticks"));
  }

  Mono<String> ownThreadFactoryOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.newSingle(task -> new Thread(task, "redis")));
  }

  void handedOnOk(String key) {
    Schedulers.parallel().schedule(() -> threads.execute(() -> redis.get(key)));
  }

  // ---- nothing waits

  Mono<Integer> computesOk(String text) {
    return Mono.fromCallable(() -> text.chars().sum()).subscribeOn(Schedulers.parallel());
  }

  Flux<String> mapsOk(Flux<String> lines) {
    return lines.publishOn(Schedulers.parallel()).map(String::trim).filter(line -> !line.isEmpty());
  }

  Flux<String> helperThatComputesOk(Flux<String> names) {
    return names.publishOn(Schedulers.parallel()).map(Customers::initials);
  }

  Mono<String> finishedOk() {
    CompletableFuture<String> ready = CompletableFuture.completedFuture("ready");
    return Mono.fromCallable(ready::join).subscribeOn(Schedulers.parallel());
  }

  Flux<String> pollOk(Flux<Integer> ticks) {
    return ticks.publishOn(Schedulers.single()).mapNotNull(tick -> mailbox.poll());
  }

  Mono<String> testedOk(CompletableFuture<String> answer) {
    return Mono.fromCallable(() -> answer.isDone() ? answer.join() : "").subscribeOn(Schedulers.parallel());
  }

  Mono<String> threadAskedOk(String key) {
    return Mono.fromCallable(() -> {
      if (!Schedulers.isInNonBlockingThread()) {
        return redis.get(key);
      }
      return "";
    }).subscribeOn(Schedulers.parallel());
  }

  Mono<List<String>> asynchronousOk(Flux<String> lines) {
    return lines.publishOn(Schedulers.parallel()).flatMap(line -> Mono.delay(Duration.ofMillis(1)).thenReturn(line)).collectList();
  }

  // ---- not known, or another rule's business

  Mono<String> givenSchedulerOk(Scheduler given, String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(given);
  }

  Mono<String> immediateOk(String key) {
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(Schedulers.immediate());
  }

  /** BlockingInAsyncContinuation: nobody chose the timer's thread. */
  Flux<String> timerOk() {
    return Flux.interval(Duration.ofSeconds(1)).map(tick -> redis.get("news"));
  }

  /** BlockingOnCommonPool. */
  CompletableFuture<String> commonPoolOk(String key) {
    return CompletableFuture.supplyAsync(() -> redis.get(key));
  }

  /** kotlinx.coroutines 1664: a scheduler that the program made itself is not taken for another one. */
  Mono<String> kotlinxCoroutines1664_customDispatcherOk(String key) {
    Scheduler own = Schedulers.fromExecutorService(Executors.newFixedThreadPool(4));
    return Mono.fromCallable(() -> redis.get(key)).subscribeOn(own);
  }

  Mono<String> ignoredResultOk(String key) {
    Callable<String> lookup = () -> redis.get(key);
    Mono<String> source = Mono.fromCallable(lookup);
    Mono<Integer> other = Mono.fromCallable(key::length).subscribeOn(Schedulers.parallel());
    return other.then(source.subscribeOn(Schedulers.boundedElastic()));
  }

  String notSentAnywhereOk(Path file) throws IOException {
    return Files.readString(file);
  }

  static class ClosesOk {
    void stop(Scheduler scheduler, CountDownLatch ended) throws InterruptedException, SQLException {
      scheduler.dispose();
      ended.await();
    }
  }
}
