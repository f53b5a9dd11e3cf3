import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Verticles and routes that wait for their own context, in a program without workers. */
class OwnContext {

  static class ReadFileBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Buffer prices = vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().get(); // BUG
      vertx.eventBus().publish("prices", prices);
    }
  }

  static class StaticAwaitBad extends AbstractVerticle {
    @Override
    public void start() {
      Buffer prices = Future.await(vertx.fileSystem().readFile("prices.json")); // BUG
      vertx.eventBus().publish("prices", prices);
    }
  }

  static class ExecuteBlockingBad extends AbstractVerticle {
    @Override
    public void start() {
      Future<String> name = vertx.executeBlocking(() -> "name");
      vertx.eventBus().publish("names", name.toCompletionStage().toCompletableFuture().join()); // BUG
    }
  }

  void requestInRouteBad(Router router, Vertx vertx) {
    router.get("/prices").handler(ctx -> {
      CompletableFuture<Message<Object>> reply = vertx.eventBus().request("prices", "book").toCompletionStage().toCompletableFuture();
      ctx.end(reply.join().body().toString()); // BUG
    });
  }

  void mappedBad(Router router, Vertx vertx) {
    router.get("/prices").handler(ctx -> {
      Future<String> text = vertx.fileSystem().readFile("prices.json").map(Buffer::toString);
      ctx.end(text.toCompletionStage().toCompletableFuture().join()); // BUG
    });
  }

  void continuedElsewhereBad(Router router, HttpClient client, ExecutorService workers) {
    router.get("/prices").handler(ctx ->
        ctx.end(
            client.request(HttpMethod.GET, 80, "prices", "/").compose(request -> request.send().compose(response -> response.body()))
                .toCompletionStage()
                .thenApplyAsync(Buffer::toString, workers)
                .toCompletableFuture()
                .join())); // BUG
  }

  void webClientBad(Router router, WebClient client) {
    router.get("/prices").handler(ctx -> ctx.end(Future.await(client.get("/prices").send()).bodyAsString())); // BUG
  }

  void timerBad(Vertx vertx) {
    vertx.runOnContext(nothing -> vertx.timer(1).toCompletionStage().toCompletableFuture().join()); // BUG
  }

  void allBad(Vertx vertx) {
    vertx.runOnContext(nothing -> {
      Future<Buffer> prices = vertx.fileSystem().readFile("prices.json");
      Future<Boolean> known = vertx.fileSystem().exists("prices.json");
      Future.all(prices, known).toCompletionStage().toCompletableFuture().join(); // BUG
    });
  }

  static class TimedGetBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      vertx.fileSystem().exists("prices.json").toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS); // BUG
    }
  }

  static class LatchBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      CountDownLatch ready = new CountDownLatch(1);
      vertx.runOnContext(nothing -> ready.countDown());
      ready.await(); // BUG
    }
  }

  static class LatchOfATimerBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      CountDownLatch ready = new CountDownLatch(1);
      vertx.setTimer(10, timer -> ready.countDown());
      ready.await(1, TimeUnit.MINUTES); // BUG
    }
  }

  static class CurrentContextBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Context own = vertx.getOrCreateContext();
      CompletableFuture<String> done = new CompletableFuture<>();
      own.runOnContext(nothing -> done.complete("done"));
      done.get(); // BUG
    }
  }

  static class HelperBad extends AbstractVerticle {
    @Override
    public void start() {
      vertx.createHttpServer().requestHandler(request -> request.response().end(prices())).listen(8080);
    }

    private String prices() {
      return read("prices.json").toCompletionStage().toCompletableFuture().join(); // BUG
    }

    private Future<String> read(String file) {
      return vertx.fileSystem().readFile(file).map(Buffer::toString);
    }
  }

  static class WorkerExecutorBad extends AbstractVerticle {
    @Override
    public void start() {
      WorkerExecutor workers = vertx.createSharedWorkerExecutor("workers");
      workers.executeBlocking(() -> "name").toCompletionStage().toCompletableFuture().join(); // BUG
    }
  }

  static class DeployBad extends AbstractVerticle {
    @Override
    public void start() throws ExecutionException, InterruptedException {
      vertx.deployVerticle(new TimedGetBad()).toCompletionStage().toCompletableFuture().get(); // BUG
    }
  }

  // ---- elsewhere, or not certain

  int mainThreadOk(Vertx vertx) {
    return vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().join().length();
  }

  void workerOk(Vertx vertx) {
    vertx.executeBlocking(() -> vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().get());
  }

  void blockingHandlerOk(Router router, Vertx vertx) {
    router.get("/prices").blockingHandler(ctx -> ctx.end(vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().join()));
  }

  static class OwnThreadOk extends AbstractVerticle {
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @Override
    public void start() {
      workers.submit(() -> vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().get());
    }
  }

  static class FutureOfAStrangerOk extends AbstractVerticle {
    private final Future<String> token;

    FutureOfAStrangerOk(Future<String> token) {
      this.token = token;
    }

    @Override
    public void start() {
      token.toCompletionStage().toCompletableFuture().join();
    }
  }

  /** BlockingOnEventLoop: another thread finishes it. */
  static class StageOfThePoolOk extends AbstractVerticle {
    @Override
    public void start() {
      CompletableFuture.supplyAsync(() -> "prices").join();
    }
  }

  static class CompletedOk extends AbstractVerticle {
    @Override
    public void start() {
      Future.succeededFuture("prices").toCompletionStage().toCompletableFuture().join();
    }
  }

  /** What is local is there at once. */
  static class LocalMapOk extends AbstractVerticle {
    @Override
    public void start() {
      vertx.sharedData().getLocalAsyncMap("prices").toCompletionStage().toCompletableFuture().join();
    }
  }

  static class AnotherContextOk extends AbstractVerticle {
    private final Context other;

    AnotherContextOk(Context other) {
      this.other = other;
    }

    @Override
    public void start() throws Exception {
      CountDownLatch ready = new CountDownLatch(1);
      other.runOnContext(nothing -> ready.countDown());
      ready.await();
    }
  }

  static class LatchCountedByAWorkerOk extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      CountDownLatch ready = new CountDownLatch(1);
      vertx.executeBlocking(() -> {
        ready.countDown();
        return null;
      });
      ready.await();
    }
  }

  void composedOk(Router router, Vertx vertx) {
    router.get("/prices").handler(ctx -> vertx.fileSystem().readFile("prices.json").onSuccess(ctx::end).onFailure(ctx::fail));
  }

  void finishedInItsContinuationOk(Router router, Vertx vertx) {
    router.get("/prices").handler(ctx -> {
      Future<Buffer> prices = vertx.fileSystem().readFile("prices.json");
      prices.onSuccess(read -> ctx.end(Future.await(prices)));
    });
  }

  /** Whichever is first; the other one is finished by a thread that is free. */
  void eitherOk(Router router, Vertx vertx, CompletableFuture<Buffer> cached) {
    router.get("/prices").handler(ctx ->
        ctx.end(vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().applyToEither(cached, found -> found).join()));
  }

  void orTimeoutOk(Router router, Vertx vertx) {
    router.get("/prices").handler(ctx ->
        ctx.end(vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture().completeOnTimeout(Buffer.buffer(), 1, TimeUnit.SECONDS).join()));
  }

  void readOutsideOk(Router router, Vertx vertx) {
    CompletableFuture<Buffer> prices = vertx.fileSystem().readFile("prices.json").toCompletionStage().toCompletableFuture();
    router.get("/prices").handler(ctx -> ctx.end(prices.join()));
  }

}
