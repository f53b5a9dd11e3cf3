package dev.concurrency.samples.vertx;

import io.vertx.core.eventbus.Message;
import io.vertx.ext.web.Router;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for a price over the event bus and waits for the reply on the event loop, which alone could take it. */
public final class PriceListBroken extends HttpVerticle {
  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx()) {
      PriceListBroken server = new PriceListBroken();
      vertx.deploy(server);
      PriceListLoad.run(server);
    }
  }

  @Override
  void addRoutes(Router router) {
    PriceBook.open(vertx.eventBus());
    router
        .get("/prices")
        .handler(
            context -> {
              try {
                Message<String> price =
                    vertx.eventBus().<String>request(PriceBook.ADDRESS, "book").toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
                reply(context, price.body());
              } catch (ExecutionException | TimeoutException e) {
                context.fail(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.fail(e);
              }
            });
  }
}
