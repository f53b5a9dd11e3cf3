package dev.concurrency.samples.vertx;

import io.vertx.ext.web.Router;

/** The same price list; it is sent when the reply is there. */
public final class PriceListFixed extends HttpVerticle {
  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx()) {
      PriceListFixed server = new PriceListFixed();
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
            context ->
                vertx.eventBus().<String>request(PriceBook.ADDRESS, "book").onSuccess(price -> reply(context, price.body())).onFailure(context::fail));
  }
}
