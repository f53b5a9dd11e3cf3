import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.Uninterruptibles;
import io.netty.channel.EventLoop;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Methods that return their result for later, and what they do before. */
class BlockingInAsyncMethodCases {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Semaphore permits = new Semaphore(8);
  private final RateLimiter limiter = RateLimiter.create(10);
  private final BlockingQueue<String> mailbox = new ArrayBlockingQueue<>(16);
  private final CountDownLatch started = new CountDownLatch(1);
  private final Customers customers;
  private final Mails mails;

  BlockingInAsyncMethodCases(Customers customers, Mails mails) {
    this.customers = customers;
    this.mails = mails;
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://shop.example/" + path)).build();
  }

  // ---- waits for another future

  CompletableFuture<Integer> joinBad(CompletableFuture<String> article) {
    String name = article.join(); // BUG
    return CompletableFuture.supplyAsync(name::length, pool);
  }

  CompletionStage<Integer> getWithTimeoutBad(Future<String> article) throws Exception {
    String name = article.get(2, TimeUnit.SECONDS); // BUG
    return CompletableFuture.supplyAsync(name::length, pool);
  }

  ListenableFuture<String> guavaBad(ListenableFuture<String> token, ListeningExecutorService workers) {
    String key = Futures.getUnchecked(token); // BUG
    return workers.submit(() -> key + "!");
  }

  CompletableFuture<HttpResponse<String>> tokenFirstBad() {
    String token = http.sendAsync(request("token"), BodyHandlers.ofString()).thenApply(HttpResponse::body).join(); // BUG
    return http.sendAsync(request("orders?token=" + token), BodyHandlers.ofString());
  }

  CompletableFuture<List<String>> allOfBad(List<CompletableFuture<String>> parts) {
    CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0])).join(); // BUG
    List<String> texts = new ArrayList<>();
    for (CompletableFuture<String> part : parts) {
      texts.add(part.join());
    }
    return CompletableFuture.supplyAsync(() -> List.copyOf(texts), pool);
  }

  Mono<String> monoBad(Mono<Integer> customer) {
    int id = customer.block(); // BUG
    return Mono.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.boundedElastic());
  }

  Flux<String> fluxBad(Flux<Integer> ids) {
    List<Integer> all = ids.collectList().block(); // BUG
    return Flux.range(0, all.size()).map(id -> "customer " + id);
  }

  io.vertx.core.Future<String> vertxBad(CompletableFuture<String> name, io.vertx.core.Vertx vertx) {
    String known = name.join(); // BUG
    return vertx.executeBlocking(() -> known.trim());
  }

  // ---- waits by itself

  CompletableFuture<Void> sleepBad(String to) throws InterruptedException {
    Thread.sleep(100); // BUG
    return mails.send(to, "hello");
  }

  CompletableFuture<Void> retryBad(String to) {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        return mails.send(to, "hello");
      } catch (IllegalStateException e) {
        Uninterruptibles.sleepUninterruptibly(attempt, TimeUnit.SECONDS); // BUG
      }
    }
    return CompletableFuture.failedFuture(new IllegalStateException());
  }

  CompletableFuture<Void> latchBad(String to) throws InterruptedException {
    started.await(); // BUG
    return mails.send(to, "hello");
  }

  CompletableFuture<Void> takeBad(String to) throws InterruptedException {
    return mails.send(to, mailbox.take()); // BUG
  }

  CompletableFuture<HttpResponse<String>> sendThenSendAsyncBad() throws IOException, InterruptedException {
    HttpResponse<String> login = http.send(request("login"), BodyHandlers.ofString()); // BUG
    return http.sendAsync(request("orders?session=" + login.body()), BodyHandlers.ofString());
  }

  CompletableFuture<Void> nameServiceBad(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host); // BUG
    return mails.send("admin", address.getHostAddress());
  }

  CompletableFuture<Void> socketBad(String host) throws IOException {
    try (Socket probe = new Socket(host, 25)) { // BUG
      return mails.send("admin", probe.isConnected() ? "up" : "down");
    }
  }

  CompletableFuture<Void> fileBad(Path template) throws IOException {
    String text = Files.readString(template); // BUG
    return mails.send("all", text);
  }

  CompletableFuture<Integer> processBad() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "fetch").start(); // BUG
    git.waitFor(); // BUG
    return CompletableFuture.supplyAsync(git::exitValue, pool);
  }

  // ---- waits in a method that it calls

  CompletableFuture<Void> helperInOtherFileBad(int customer) {
    String name = customers.nameOf(customer); // BUG
    return mails.send("sales", name);
  }

  CompletableFuture<Void> helperTwoCallsAwayBad(int customer) {
    return mails.send("sales", customers.describe(customer)); // BUG
  }

  Mono<Void> helperOfThisClassBad(String to) {
    pause(); // BUG
    return Mono.fromFuture(() -> mails.send(to, "hello"));
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  CompletableFuture<Void> saveThenNothingBad(int customer) {
    customers.nameOf(customer); // BUG
    return CompletableFuture.completedFuture(null);
  }

  CompletableFuture<Void> inOneBranchBad(int customer, boolean vip) {
    if (vip) {
      return mails.send("vip", customers.cleanNameOf(customer)); // BUG
    }
    return mails.send("sales", "somebody");
  }

  // ---- waits in a function that runs on the spot

  CompletableFuture<Void> streamBad(List<Integer> ids) {
    List<String> names = ids.stream().map(id -> customers.nameOf(id)).toList(); // BUG
    return mails.send("sales", String.join(", ", names));
  }

  CompletableFuture<Void> methodReferenceBad(List<CompletableFuture<String>> names) {
    String all = String.join(", ", names.stream().map(CompletableFuture::join).toList()); // BUG
    return mails.send("sales", all);
  }

  CompletableFuture<Void> forEachBad(List<Future<String>> names) {
    StringBuilder all = new StringBuilder();
    names.forEach(name -> {
      try {
        all.append(name.get()); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    });
    return mails.send("sales", all.toString());
  }

  CompletableFuture<Void> optionalBad(Optional<Integer> customer) {
    String name = customer.map(customers::cleanNameOf).orElse("somebody"); // BUG
    return mails.send("sales", name);
  }

  static class InheritedBad extends Greeting {
    @Override
    CompletableFuture<String> greet(CompletableFuture<String> name) {
      return CompletableFuture.supplyAsync(name.join()::trim); // BUG
    }
  }

  // ---- does not wait

  CompletableFuture<Integer> composedOk(CompletableFuture<String> article) {
    return article.thenApply(String::length);
  }

  CompletableFuture<HttpResponse<String>> composedRequestsOk() {
    return http.sendAsync(request("token"), BodyHandlers.ofString())
        .thenCompose(token -> http.sendAsync(request("orders?token=" + token.body()), BodyHandlers.ofString()));
  }

  CompletableFuture<List<String>> allOfThenJoinOk(List<CompletableFuture<String>> parts) {
    return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> parts.stream().map(CompletableFuture::join).toList());
  }

  CompletableFuture<Integer> testedOk(CompletableFuture<String> article) {
    if (article.isDone()) {
      return CompletableFuture.completedFuture(article.join().length());
    }
    return article.thenApply(String::length);
  }

  CompletableFuture<Void> finishedOk(String to) {
    CompletableFuture<String> text = CompletableFuture.completedFuture("hello");
    return mails.send(to, text.join());
  }

  CompletableFuture<Void> zeroTimeoutOk(String to) throws InterruptedException {
    String text = mailbox.poll(0, TimeUnit.SECONDS);
    return mails.send(to, text == null ? "nothing" : text);
  }

  CompletableFuture<Void> pollOk(String to) {
    return mails.send(to, String.valueOf(mailbox.poll()));
  }

  CompletableFuture<Void> helperThatComputesOk(String name) {
    return mails.send("sales", Customers.initials(name));
  }

  CompletableFuture<Void> unknownHelperOk(String template) {
    return mails.send("sales", mails.render(template));
  }

  // ---- waits elsewhere, or later

  CompletableFuture<String> onItsPoolOk(int customer) {
    return CompletableFuture.supplyAsync(() -> customers.nameOf(customer), pool);
  }

  /** detekt 5659, vs-threading 1251: a function inside an asynchronous method is not that method. */
  Mono<String> detekt5659_sleepInLambdaForAnotherThreadOk(int customer) {
    return Mono.fromCallable(() -> {
      pause();
      return customers.nameOf(customer);
    }).subscribeOn(Schedulers.boundedElastic());
  }

  CompletableFuture<String> ruff23425_lambdaToOtherThreadOk(CompletableFuture<String> line) {
    CompletableFuture<String> read = new CompletableFuture<>();
    new Thread(() -> read.complete(line.join())).start();
    return read;
  }

  Mono<String> deferredOk(int customer) {
    return Mono.defer(() -> Mono.fromCallable(() -> customers.nameOf(customer)));
  }

  Supplier<CompletableFuture<String>> lambdaWithoutKnownThreadOk(CompletableFuture<String> name) {
    return () -> CompletableFuture.supplyAsync(name.join()::trim);
  }

  CompletableFuture<String> anonymousClassOk(CompletableFuture<String> name) {
    Runnable later = new Runnable() {
      @Override
      public void run() {
        name.join();
      }
    };
    pool.execute(later);
    return name;
  }

  // ---- said to run where waiting is allowed

  @Async
  CompletableFuture<Void> springAsyncOk(int customer) {
    return mails.send("sales", customers.nameOf(customer));
  }

  @Asynchronous
  CompletionStage<Void> microProfileOk(int customer) throws InterruptedException {
    Thread.sleep(10);
    return mails.send("sales", customers.nameOf(customer));
  }

  @Blocking
  Mono<String> annotatedOk(int customer) {
    String name = customers.nameOf(customer);
    return Mono.fromCallable(() -> name + "!");
  }

  @RunOnVirtualThread
  CompletableFuture<Void> virtualThreadOk(String to) throws InterruptedException {
    Thread.sleep(10);
    return mails.send(to, "hello");
  }

  private CompletableFuture<Void> calledFromItsPoolOk(int customer) {
    return mails.send("sales", customers.nameOf(customer));
  }

  void startOnPool(int customer) {
    pool.execute(() -> calledFromItsPoolOk(customer));
  }

  // ---- another rule's business, or nobody's

  /** FakeAsync. */
  CompletableFuture<String> wrappedResultOk(int customer) {
    return CompletableFuture.completedFuture(customers.nameOf(customer));
  }

  /** BlockingOnEventLoop tells of the wait itself. */
  private CompletableFuture<Void> knownToRunOnALoopOk(String to) {
    started.countDown();
    Uninterruptibles.sleepUninterruptibly(1, TimeUnit.SECONDS);
    return mails.send(to, "hello");
  }

  void startOnLoop(EventLoop loop, String to) {
    loop.execute(() -> knownToRunOnALoopOk(to));
  }

  CompletableFuture<Void> callsAnAsyncMethodThatWaitsOk(int customer) {
    return helperInOtherFileBad(customer).thenRun(() -> started.countDown());
  }

  CompletableFuture<Void> guardedByLoopTestOk(EventLoop loop, CompletableFuture<String> text, String to) {
    if (!loop.inEventLoop()) {
      return mails.send(to, text.join());
    }
    return text.thenCompose(ready -> mails.send(to, ready));
  }

  /** UnboundedFanOut's own advice: a permit holds the caller back on purpose. */
  CompletableFuture<HttpResponse<String>> permitOk(String path) throws InterruptedException {
    permits.acquire();
    return http.sendAsync(request(path), BodyHandlers.ofString()).whenComplete((answer, failure) -> permits.release());
  }

  CompletableFuture<Void> rateLimiterOk(String to) {
    limiter.acquire();
    return mails.send(to, "hello");
  }

  CompletableFuture<Void> backPressureOk(String text) throws InterruptedException {
    CompletableFuture<Void> written = new CompletableFuture<>();
    mailbox.put(text);
    return written;
  }

  /** A handle of what was started, not the promise of this method's result. */
  ScheduledFuture<?> handleOfATimerOk(ScheduledExecutorService timer, CompletableFuture<Integer> period) {
    return timer.scheduleAtFixedRate(started::countDown, 0, period.join(), TimeUnit.SECONDS);
  }

  Future<?> handleOfATaskOk(CompletableFuture<String> name) {
    String known = name.join();
    return pool.submit(() -> known.length());
  }

  String notAsynchronousOk(CompletableFuture<String> name) {
    return name.join();
  }

  Optional<CompletableFuture<String>> futureInsideAnotherTypeOk(CompletableFuture<String> name) {
    name.join();
    return Optional.of(name);
  }

  static class ReturnsItselfOk extends CompletableFuture<String> {
    ReturnsItselfOk await(CountDownLatch ready) throws InterruptedException {
      ready.await();
      return this;
    }
  }

  CompletableFuture<Integer> randomOk() {
    int delay = ThreadLocalRandom.current().nextInt(10);
    return CompletableFuture.supplyAsync(() -> delay, CompletableFuture.delayedExecutor(delay, TimeUnit.SECONDS, pool));
  }

  // ---- met in redisson

  private boolean connected;

  CompletableFuture<String> redisson_onlyUntilItIsConnectedOk() {
    connect();
    return CompletableFuture.supplyAsync(() -> "connected", pool);
  }

  private void connect() {
    if (isConnected()) {
      return;
    }
    customers.nameOf(1);
  }

  private boolean isConnected() {
    return connected;
  }

  CompletableFuture<String> redisson_handedOnWhenItIsDoneOk(CompletableFuture<String> answer) {
    if (answer.isDone()) {
      print(answer);
    }
    return CompletableFuture.supplyAsync(() -> "printed", pool);
  }

  CompletableFuture<String> redisson_handedInBySomebodyOk(CompletableFuture<String> connection) {
    print(connection);
    return CompletableFuture.supplyAsync(() -> "printed", pool);
  }

  CompletableFuture<String> startedAndHandedOnBad() {
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> "slow", pool);
    print(answer); // BUG
    return CompletableFuture.supplyAsync(() -> "printed", pool);
  }

  private static void print(CompletableFuture<String> answer) {
    System.out.println(answer.join());
  }
}

/** What a case extends. */
abstract class Greeting {
  abstract CompletableFuture<String> greet(CompletableFuture<String> name);
}

/** What six real libraries do. */
class Met {
  private final CompletableFuture<String> chosen = new CompletableFuture<>();

  @com.google.common.annotations.VisibleForTesting
  CompletableFuture<String> javaDriver_visibleForTestingOk() throws Exception {
    return CompletableFuture.supplyAsync(String.valueOf(chosen.get())::trim);
  }

  CompletableFuture<String> visibleForEverybodyBad() throws Exception {
    return CompletableFuture.supplyAsync(String.valueOf(chosen.get())::trim); // BUG
  }
}
