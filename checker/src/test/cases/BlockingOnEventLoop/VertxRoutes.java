import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/** Verticles and routes in a program without workers: everything runs on event loops, unless it is sent to a worker thread. */
class VertxRoutes {

  static class StartOfVerticleBad extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Thread.sleep(100); // BUG
    }
  }

  static class StartWithPromiseBad extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
      loadPrices();
      started.complete();
    }

    private void loadPrices() {
      CompletableFuture.supplyAsync(() -> "prices").join(); // BUG
    }
  }

  static class RouteHandlerBad {
    private final CompletableFuture<String> orders;

    RouteHandlerBad(CompletableFuture<String> orders) {
      this.orders = orders;
    }

    void mount(Router router) {
      router.get("/orders").handler(this::orders);
    }

    private void orders(RoutingContext ctx) {
      ctx.end(orders.join()); // BUG
    }
  }

  void requestHandlerBad(Vertx vertx) {
    vertx.createHttpServer().requestHandler(request -> {
      vertx.fileSystem().readFileBlocking("index.html"); // BUG
      request.response().end();
    });
  }

  void timerBad(Vertx vertx, CompletableFuture<String> token) {
    vertx.setPeriodic(1_000, tick -> {
      try {
        token.get(); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  void eventBusBad(Vertx vertx, Connection connection) {
    vertx.eventBus().<String>consumer("commit", message -> {
      try {
        connection.commit(); // BUG
      } catch (SQLException e) {
        message.fail(500, e.getMessage());
      }
    });
  }

  /** From the worker thread back to the event loop, and on to a method that waits. */
  void backOnTheLoop(Vertx vertx) {
    vertx.executeBlocking(() -> {
      vertx.runOnContext(again -> pauseBad());
      return "";
    });
  }

  private static void pauseBad() {
    try {
      Thread.sleep(1); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static class AnonymousHandlerBad {
    void mount(Router router) {
      router.route().handler(new Handler<RoutingContext>() {
        @Override
        public void handle(RoutingContext ctx) {
          try {
            Files.readString(Path.of("motd.txt")); // BUG
          } catch (java.io.IOException e) {
            ctx.fail(e);
          }
        }
      });
    }
  }

  void blockingHandlerOk(Router router) {
    router.get("/report").blockingHandler(ctx -> {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  void executeBlockingOk(Vertx vertx, DataSource database, Router router) {
    router.get("/orders").handler(ctx ->
        vertx.executeBlocking(() -> {
          try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
          }
        }).onSuccess(valid -> ctx.end(valid.toString())).onFailure(ctx::fail));
  }

  void workerExecutorOk(Vertx vertx, CompletableFuture<String> token) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("tokens");
    workers.executeBlocking(() -> token.get());
  }

  void composedOk(Vertx vertx, HttpServerRequest request) {
    Future<String> text = vertx.fileSystem().readFile("index.html").map(buffer -> buffer.toString());
    text.onSuccess(page -> request.response().end(page)).onFailure(failure -> request.response().setStatusCode(500).end());
  }

  void fromMainOk(Vertx vertx) throws Exception {
    vertx.createHttpServer().listen(8080).toCompletionStage().toCompletableFuture().get();
    Thread.sleep(1_000);
  }
}
