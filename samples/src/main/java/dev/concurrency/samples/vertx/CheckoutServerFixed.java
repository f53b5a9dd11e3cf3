package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;

/** The same checkout; the search for the best use runs on a worker thread, and the route goes on when it is done. */
public final class CheckoutServerFixed extends HttpVerticle {
  public static void main(String[] args) throws Exception {
    CheckoutServerFixed server = new CheckoutServerFixed();
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
              String items = context.body().asString();
              Future<Integer> most = vertx.executeBlocking(() -> Basket.parse(items).mostPointsFor(voucher));
              most.onSuccess(points -> reply(context, points + " points")).onFailure(context::fail);
            });
  }
}
