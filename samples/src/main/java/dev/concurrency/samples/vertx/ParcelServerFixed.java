package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import dev.failsafe.RateLimiter;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest;
import java.time.Duration;

/** The same parcel server; it asks how long its turn will take, and a timer answers then. */
public final class ParcelServerFixed extends HttpVerticle {
  private final RateLimiter<Object> turns = RateLimiter.smoothBuilder(Duration.ofMillis(150)).build();

  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx();
        HttpLoad load = new HttpLoad()) {
      ParcelServerFixed server = new ParcelServerFixed();
      vertx.deploy(server);
      HttpRequest parcel = HttpRequest.newBuilder(server.uri("/parcels/4711")).build();
      load.run(4, "questions for parcels", parcel, server.uri("/health"));
    }
  }

  @Override
  void addRoutes(Router router) {
    router
        .get("/parcels/:number")
        .handler(
            context -> {
              long untilItsTurn = Math.max(1, turns.reservePermit().toMillis());
              vertx.setTimer(untilItsTurn, timer -> reply(context, "in transit: " + context.pathParam("number")));
            });
  }
}
