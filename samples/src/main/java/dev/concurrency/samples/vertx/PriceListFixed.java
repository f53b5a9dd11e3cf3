package dev.concurrency.samples.vertx;

import io.vertx.ext.web.Router;
import java.nio.file.Path;

/** The same price list; it is sent when the file is there. */
public final class PriceListFixed extends HttpVerticle {
  private final Path prices;

  PriceListFixed(Path prices) {
    this.prices = prices;
  }

  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx()) {
      PriceListFixed server = new PriceListFixed(PriceListLoad.priceList());
      vertx.deploy(server);
      PriceListLoad.run(server);
    }
  }

  @Override
  void addRoutes(Router router) {
    router
        .get("/prices")
        .handler(context -> vertx.fileSystem().readFile(prices.toString()).onSuccess(read -> reply(context, read.toString())).onFailure(context::fail));
  }
}
