import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;

/** Pools, clients and timers, and how often they are made. */
class PoolPerCallCases {
  private static final ExecutorService SHARED = Executors.newFixedThreadPool(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Map<String, ExecutorService> byTenant = new HashMap<>();
  private ExecutorService lazy;
  private HttpClient client;

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://shop.example/" + path)).build();
  }

  private static String price(String article) {
    return article.trim();
  }

  // ---- for each call, never ended

  Future<String> fixedPoolBad(String article) {
    ExecutorService workers = Executors.newFixedThreadPool(2); // BUG
    return workers.submit(() -> price(article));
  }

  void onTheSpotBad(String article) {
    Executors.newSingleThreadExecutor().execute(() -> price(article)); // BUG
  }

  CompletableFuture<String> asAnArgumentBad(String article) {
    return CompletableFuture.supplyAsync(() -> price(article), Executors.newCachedThreadPool()); // BUG
  }

  CompletableFuture<String> variableAsAnArgumentBad(String article) {
    ExecutorService workers = Executors.newWorkStealingPool(); // BUG
    return CompletableFuture.supplyAsync(() -> article, workers).thenApplyAsync(String::trim, workers);
  }

  void scheduledBad(Runnable reminder) {
    ScheduledExecutorService later = Executors.newScheduledThreadPool(1); // BUG
    later.schedule(reminder, 1, TimeUnit.HOURS);
  }

  void timerBad(TimerTask reminder) {
    Timer timer = new Timer(); // BUG
    timer.schedule(reminder, 1000);
  }

  void constructorBad(String article) {
    ThreadPoolExecutor workers = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BUG
    workers.execute(() -> price(article));
  }

  void scheduledConstructorBad(Runnable reminder) {
    new ScheduledThreadPoolExecutor(1).schedule(reminder, 1, TimeUnit.MINUTES); // BUG
  }

  int forkJoinBad(List<String> articles) throws Exception {
    ForkJoinPool workers = new ForkJoinPool(8); // BUG
    return workers.submit(() -> articles.parallelStream().mapToInt(String::length).sum()).get();
  }

  String httpClientBad(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request(path), BodyHandlers.ofString()).body(); // BUG
  }

  String builtClientBad(String path) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // BUG
    return http.send(request(path), BodyHandlers.ofString()).body();
  }

  CompletableFuture<String> asyncClientBad(String path) {
    HttpClient http = HttpClient.newHttpClient(); // BUG
    return http.sendAsync(request(path), BodyHandlers.ofString()).thenApply(answer -> answer.body());
  }

  int okHttpBad(Request request) throws IOException {
    return new OkHttpClient().newCall(request).execute().code(); // BUG
  }

  String jedisBad(String key) {
    JedisPooled redis = new JedisPooled("localhost", 6379); // BUG
    return redis.get(key);
  }

  String jedisPoolBad(String key) {
    JedisPool redis = new JedisPool("localhost", 6379); // BUG
    try (var connection = redis.getResource()) {
      return connection.get(key);
    }
  }

  void wheelTimerBad(Runnable reminder) {
    HashedWheelTimer wheel = new HashedWheelTimer(); // BUG
    wheel.newTimeout(timeout -> reminder.run(), 1, TimeUnit.MINUTES);
  }

  void executorGroupBad(Runnable task) {
    DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(4); // BUG
    group.execute(task);
  }

  void vertxBad(String address) {
    Vertx.vertx().eventBus().publish(address, "hello"); // BUG
  }

  Mono<String> schedulerBad(String article) {
    Scheduler own = Schedulers.newBoundedElastic(4, 100, "prices"); // BUG
    return Mono.fromCallable(() -> price(article)).subscribeOn(own);
  }

  void inALambdaBad(List<Runnable> tasks) {
    Runnable all = () -> {
      ExecutorService workers = Executors.newCachedThreadPool(); // BUG
      tasks.forEach(workers::execute);
    };
    pool.execute(all);
  }

  static class HandlerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ExecutorService workers = Executors.newSingleThreadExecutor(); // BUG
      workers.execute(() -> context.writeAndFlush(message));
    }
  }

  private String helperBad(String path) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient(); // BUG
    return http.send(request(path), BodyHandlers.ofString()).body();
  }

  String callsHelper(String path) throws IOException, InterruptedException {
    return helperBad(path);
  }

  // ---- for each element

  void loopBad(List<String> articles) {
    for (String article : articles) {
      ExecutorService workers = Executors.newSingleThreadExecutor(); // BUG
      workers.execute(() -> price(article));
      workers.shutdown();
    }
  }

  void startAllBad(List<String> articles) {
    for (String article : articles) {
      Executors.newSingleThreadExecutor().execute(() -> price(article)); // BUG
    }
  }

  public static void mainLoopBad(List<String> paths) throws IOException, InterruptedException {
    for (String path : paths) {
      HttpClient http = HttpClient.newHttpClient(); // BUG
      http.send(request(path), BodyHandlers.ofString());
    }
  }

  List<CompletableFuture<String>> streamBad(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), Executors.newSingleThreadExecutor())).toList(); // BUG
  }

  // ---- shared

  Future<String> fieldOk(String article) {
    return pool.submit(() -> price(article));
  }

  CompletableFuture<String> constantOk(String path) {
    return HTTP.sendAsync(request(path), BodyHandlers.ofString()).thenApply(answer -> SHARED.toString() + answer.body());
  }

  Future<String> lazyOk(String article) {
    if (lazy == null) {
      lazy = Executors.newFixedThreadPool(2);
    }
    return lazy.submit(() -> price(article));
  }

  String localThenFieldOk(String path) throws IOException, InterruptedException {
    HttpClient http = client;
    if (http == null) {
      http = HttpClient.newHttpClient();
      client = http;
    }
    return http.send(request(path), BodyHandlers.ofString()).body();
  }

  Future<String> cachedByKeyOk(String tenant, String article) {
    return byTenant.computeIfAbsent(tenant, name -> Executors.newFixedThreadPool(2)).submit(() -> price(article));
  }

  void collectedOk(List<String> tenants) {
    for (String tenant : tenants) {
      byTenant.put(tenant, Executors.newFixedThreadPool(2));
    }
  }

  List<ExecutorService> collectedInStreamOk(List<String> tenants) {
    return tenants.stream().map(tenant -> Executors.newFixedThreadPool(2)).toList();
  }

  // ---- made for somebody else

  ExecutorService factoryOk(int threads) {
    return Executors.newFixedThreadPool(threads);
  }

  HttpClient builderOk(Duration patience) {
    return HttpClient.newBuilder().connectTimeout(patience).build();
  }

  Supplier<ExecutorService> supplierOk() {
    return () -> Executors.newCachedThreadPool();
  }

  Runner passedOnOk() {
    return new Runner(Executors.newFixedThreadPool(2));
  }

  Runner variablePassedOnOk() {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    workers.execute(() -> {});
    return new Runner(workers);
  }

  ExecutorService configuredOk(int threads) {
    ThreadPoolExecutor workers = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  // ---- made once

  public static void main(String[] args) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    http.send(request("health"), BodyHandlers.ofString());
    onlyFromMainOk(args.length);
  }

  private static void onlyFromMainOk(int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    workers.execute(() -> price("book"));
  }

  void startOk(Runnable poll) {
    Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(poll, 1, 1, TimeUnit.MINUTES);
  }

  void initTimersOk(TimerTask poll) {
    new Timer(true).schedule(poll, 1000, 1000);
  }

  @Bean
  CompletableFuture<String> beanOk() {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    return CompletableFuture.supplyAsync(() -> price("book"), workers);
  }

  static class ConstructorOk {
    ConstructorOk(Runnable poll) {
      ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
      later.scheduleAtFixedRate(poll, 1, 1, TimeUnit.MINUTES);
    }
  }

  static class StaticInitializerOk {
    static {
      ExecutorService workers = Executors.newFixedThreadPool(2);
      workers.execute(() -> price("book"));
    }
  }

  // ---- ended in the same call

  List<Future<String>> shutDownOk(List<Callable<String>> tasks) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      return workers.invokeAll(tasks);
    } finally {
      workers.shutdown();
    }
  }

  List<String> shutDownNowOk(List<String> articles) throws Exception {
    ExecutorService workers = Executors.newCachedThreadPool();
    List<String> prices = new ArrayList<>();
    prices.add(workers.submit(() -> price(articles.get(0))).get());
    workers.shutdownNow();
    return prices;
  }

  String tryWithResourcesOk(String key) {
    try (JedisPool redis = new JedisPool("localhost", 6379)) {
      return redis.getResource().get(key);
    }
  }

  Mono<String> disposedOk(String article) {
    Scheduler own = Schedulers.newSingle("prices");
    return Mono.fromCallable(() -> price(article)).subscribeOn(own).doFinally(end -> own.dispose());
  }

  void cancelledOk(TimerTask task) {
    Timer timer = new Timer();
    timer.schedule(task, 10);
    timer.cancel();
  }

  // ---- nothing with threads

  Thread threadOk(Runnable task) {
    return new Thread(task);
  }

  void notUsedOk() {
    HttpRequest.Builder builder = HttpRequest.newBuilder();
    builder.uri(URI.create("http://shop.example"));
  }

  void fewOk() {
    for (int i = 0; i < 3; i++) {
      ExecutorService workers = Executors.newSingleThreadExecutor();
      workers.execute(() -> price("book"));
      workers.shutdown();
    }
  }
}

/** Keeps what it is given. */
record Runner(ExecutorService workers) {}
