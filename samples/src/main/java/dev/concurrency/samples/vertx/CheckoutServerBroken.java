package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;

/** The route looks for the best use of a voucher, item by item and cent by cent: on the event loop, which serves nobody meanwhile. */
public final class CheckoutServerBroken extends HttpVerticle {
  public static void main(String[] args) throws Exception {
    CheckoutServerBroken server = new CheckoutServerBroken();
    try (SingleLoopVertx vertx = new SingleLoopVertx();
        HttpLoad load = new HttpLoad()) {
      vertx.deploy(server);
      HttpRequest checkout =
          HttpRequest.newBuilder(server.uri("/checkout?voucher=1000000"))
              .POST(BodyPublishers.ofString("1999 7\n4950 19\n12000 55\n899 3\n".repeat(125)))
              .build();
      load.run(1, "checkouts", checkout, server.uri("/health"));
    }
  }

  @Override
  void addRoutes(Router router) {
    router.post("/checkout").handler(BodyHandler.create(false));
    router
        .post("/checkout")
        .handler(
            context -> {
              int voucher = Integer.parseInt(context.queryParam("voucher").get(0));
              Basket basket = Basket.parse(context.body().asString());
              reply(context, basket.mostPointsFor(voucher) + " points");
            });
  }
}
