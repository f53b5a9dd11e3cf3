package dev.concurrency.samples.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on the event loop for a file that Vert.x reads elsewhere, but hands over on this very event loop. */
public final class PriceListBroken extends HttpVerticle {
  private final Path prices;

  PriceListBroken(Path prices) {
    this.prices = prices;
  }

  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx()) {
      PriceListBroken server = new PriceListBroken(PriceListLoad.priceList());
      vertx.deploy(server);
      PriceListLoad.run(server);
    }
  }

  @Override
  void addRoutes(Router router) {
    router
        .get("/prices")
        .handler(
            context -> {
              try {
                Buffer read = vertx.fileSystem().readFile(prices.toString()).toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
                reply(context, read.toString());
              } catch (ExecutionException | TimeoutException e) {
                context.fail(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.fail(e);
              }
            });
  }
}
