import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.JedisPooled;

/** Methods that look asynchronous: those that have waited by the time they return, and those that have not. */
class FakeAsyncCases {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final BlockingQueue<Customer> waiting = new ArrayBlockingQueue<>(16);
  private final Map<Integer, Customer> cache = new ConcurrentHashMap<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Semaphore permits = new Semaphore(4);
  private final JedisPooled redis = new JedisPooled();
  private final DataSource database;
  private final Customers customers;

  FakeAsyncCases(DataSource database, Customers customers) {
    this.database = database;
    this.customers = customers;
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://shop.example/" + path)).build();
  }

  // ---- the call stands in the wrapper

  CompletableFuture<String> joinBad(CompletableFuture<String> name) {
    return CompletableFuture.completedFuture(name.join()); // BUG
  }

  CompletionStage<String> stageBad(Future<String> name) throws ExecutionException, InterruptedException {
    return CompletableFuture.completedStage(name.get()); // BUG
  }

  CompletableFuture<HttpResponse<String>> httpBad() throws IOException, InterruptedException {
    return CompletableFuture.completedFuture(http.send(request("orders"), BodyHandlers.ofString())); // BUG
  }

  Mono<String> monoBad(String key) {
    return Mono.just(redis.get(key)); // BUG
  }

  Mono<String> justOrEmptyBad(String key) {
    return Mono.justOrEmpty(redis.get(key)); // BUG
  }

  Flux<String> fluxBad(Path file) throws IOException {
    return Flux.fromIterable(Files.readAllLines(file)); // BUG
  }

  Flux<Customer> twoValuesBad() throws InterruptedException {
    return Flux.just(Customer.unknown(), waiting.take()); // BUG
  }

  ListenableFuture<InetAddress> guavaBad(String host) throws UnknownHostException {
    return Futures.immediateFuture(InetAddress.getByName(host)); // BUG
  }

  io.vertx.core.Future<String> vertxBad(String key) {
    return io.vertx.core.Future.succeededFuture(redis.get(key)); // BUG
  }

  // ---- the value goes some way first

  CompletableFuture<Customer> variableBad(int id) {
    String name = redis.get("name:" + id); // BUG
    return CompletableFuture.completedFuture(new Customer(id, name));
  }

  CompletableFuture<String> bodyBad() throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request("news"), BodyHandlers.ofString()); // BUG
    String text = answer.body().trim();
    return CompletableFuture.completedFuture(text);
  }

  Mono<Customer> fluentBad(int id) {
    return Mono.just(new Customer(id, redis.get("name:" + id).trim())); // BUG
  }

  Mono<String> mappedAfterwardsBad(String key) {
    return Mono.just(redis.get(key)).map(String::trim).defaultIfEmpty("nobody"); // BUG
  }

  CompletableFuture<Integer> thenAppliedBad(String key) {
    return CompletableFuture.completedFuture(redis.get(key)).thenApply(String::length); // BUG
  }

  CompletableFuture<String> oneBranchBad(int id) {
    Customer known = cache.get(id);
    if (known == null) {
      return CompletableFuture.completedFuture(redis.get("name:" + id)); // BUG
    }
    return CompletableFuture.completedFuture(known.name());
  }

  CompletableFuture<String> conditionalBad(int id, boolean known) {
    return CompletableFuture.completedFuture(known ? redis.get("name:" + id) : ""); // BUG
  }

  CompletableFuture<String> jdbcBad(int id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT name FROM customer WHERE id = " + id);
        ResultSet found = query.executeQuery()) { // BUG
      found.next();
      return CompletableFuture.completedFuture(found.getString(1));
    }
  }

  CompletableFuture<Optional<String>> optionalBad(String key) {
    return CompletableFuture.completedFuture(Optional.ofNullable(redis.get(key))); // BUG
  }

  // ---- the wait is in a method that is called

  CompletableFuture<String> repositoryBad(int id) {
    return CompletableFuture.completedFuture(customers.nameOf(id)); // BUG
  }

  Mono<String> twoCallsAwayBad(int id) {
    return Mono.just(customers.describe(id)); // BUG
  }

  Mono<Customer> helperOfThisClassBad(int id) {
    return Mono.justOrEmpty(load(id)); // BUG
  }

  private Customer load(int id) {
    String name = redis.get("name:" + id);
    return name == null ? null : new Customer(id, name);
  }

  static class ImplementsAnInterfaceBad implements CustomerDirectory {
    private final Customers customers;

    ImplementsAnInterfaceBad(Customers customers) {
      this.customers = customers;
    }

    @Override
    public CompletionStage<Customer> find(int id) {
      return CompletableFuture.completedFuture(new Customer(id, customers.nameOf(id))); // BUG
    }
  }

  CompletableFuture<String> inATryBad(int id) {
    try {
      return CompletableFuture.completedFuture(customers.nameOf(id)); // BUG
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  // ---- on the spot

  CompletableFuture<List<String>> streamInPlaceBad(List<CompletableFuture<String>> names) {
    List<String> all = new ArrayList<>();
    for (CompletableFuture<String> name : names) {
      CompletableFuture<String> copy = CompletableFuture.completedFuture(name.join()); // BUG
      all.add(copy.join());
    }
    return CompletableFuture.completedFuture(all);
  }

  Flux<Mono<String>> nestedOnTheSpotBad(List<String> keys) {
    List<Mono<String>> values = keys.stream().map(key -> Mono.just(redis.get(key))).toList(); // BUG
    return Flux.fromIterable(values);
  }

  // ---- not there yet when the method returns

  CompletableFuture<String> suppliedOk(int id) {
    return CompletableFuture.supplyAsync(() -> customers.nameOf(id), pool);
  }

  Mono<String> fromCallableOk(int id) {
    return Mono.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.boundedElastic());
  }

  Mono<String> deferredOk(String key) {
    return Mono.defer(() -> Mono.just(redis.get(key)));
  }

  Mono<String> fromSupplierOk(String key) {
    return Mono.fromSupplier(() -> redis.get(key)).subscribeOn(Schedulers.boundedElastic());
  }

  Flux<String> fromStreamOk(Path file) {
    return Flux.fromStream(() -> Stream.of(file)).map(Path::toString);
  }

  CompletableFuture<String> sendAsyncOk() {
    return http.sendAsync(request("orders"), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  io.vertx.core.Future<String> executeBlockingOk(Vertx vertx, String key) {
    return vertx.executeBlocking(() -> redis.get(key));
  }

  CompletableFuture<String> promiseOk(int id) {
    CompletableFuture<String> promise = new CompletableFuture<>();
    pool.execute(() -> promise.complete(customers.nameOf(id)));
    return promise;
  }

  Mono<String> wrappedInTheTaskOk(int id) {
    return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> customers.nameOf(id), pool));
  }

  // ---- there already, and cheap

  CompletableFuture<Customer> constantOk() {
    return CompletableFuture.completedFuture(Customer.unknown());
  }

  CompletableFuture<Void> nullOk() {
    return CompletableFuture.completedFuture(null);
  }

  Mono<Customer> cachedOk(int id) {
    return Mono.justOrEmpty(cache.get(id));
  }

  CompletableFuture<String> fieldOk(Customer customer) {
    return CompletableFuture.completedFuture(customer.name());
  }

  Flux<Customer> parameterOk(List<Customer> all) {
    return Flux.fromIterable(all).filter(customer -> customer.id() > 0);
  }

  CompletableFuture<String> computedOk(String name) {
    return CompletableFuture.completedFuture(Customers.initials(name));
  }

  CompletableFuture<String> testedOk(CompletableFuture<String> name) {
    if (name.isDone()) {
      return CompletableFuture.completedFuture(name.join());
    }
    return name.thenApply(String::trim);
  }

  CompletableFuture<String> finishedOk() {
    CompletableFuture<String> name = CompletableFuture.completedFuture("book");
    return CompletableFuture.completedFuture(name.join().trim());
  }

  CompletableFuture<Customer> pollOk() {
    return CompletableFuture.completedFuture(waiting.poll());
  }

  CompletableFuture<Customer> pollWithoutPatienceOk() throws InterruptedException {
    return CompletableFuture.completedFuture(waiting.poll(0, TimeUnit.SECONDS));
  }

  CompletableFuture<Boolean> permitOk() throws InterruptedException {
    return CompletableFuture.completedFuture(permits.tryAcquire(1, TimeUnit.SECONDS));
  }

  /** vs-threading 1610 and the like: the name of a method says nothing. */
  CompletableFuture<String> vsthreading1610_soundsBlockingOk(Names names) {
    return CompletableFuture.completedFuture(names.readBlocking());
  }

  CompletableFuture<String> failureOk(IOException e) {
    return CompletableFuture.failedFuture(e);
  }

  // ---- said to run where waiting is allowed

  @Async
  CompletableFuture<String> springAsyncOk(int id) {
    return CompletableFuture.completedFuture(customers.nameOf(id));
  }

  @Blocking
  Mono<String> annotatedOk(int id) {
    return Mono.just(customers.nameOf(id));
  }

  private CompletableFuture<String> calledFromItsPoolOk(int id) {
    return CompletableFuture.completedFuture(customers.nameOf(id));
  }

  void startOnPool(int id) {
    pool.execute(() -> calledFromItsPoolOk(id));
  }

  // ---- another rule's business, or nobody's

  /** BlockingInAsyncMethod: the value is another one. */
  CompletableFuture<Void> waitsForSomethingElseOk(int id) {
    customers.nameOf(id);
    return CompletableFuture.completedFuture(null);
  }

  String notAsynchronousOk(int id) {
    return CompletableFuture.completedFuture(customers.nameOf(id)).join();
  }

  Future<String> plainFutureOk(int id) {
    return CompletableFuture.completedFuture(customers.nameOf(id));
  }

  void testDoubleOk(int id) {
    CompletableFuture<String> answer = CompletableFuture.completedFuture(customers.nameOf(id));
    answer.thenAccept(name -> started.countDown());
  }

  /** BlockingInAsyncContinuation, if the thread is known. */
  CompletableFuture<String> inAContinuationOk(CompletableFuture<Integer> id) {
    return id.thenCompose(known -> CompletableFuture.completedFuture(customers.nameOf(known)));
  }
}

/** Sounds as if it waited. */
interface Names {
  String readBlocking();
}
