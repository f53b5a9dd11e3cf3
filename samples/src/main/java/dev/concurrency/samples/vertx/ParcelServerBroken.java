package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import dev.failsafe.RateLimiter;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest;
import java.time.Duration;

/** The carrier allows one question every 150 ms. The route waits for its turn with a library that no catalogue names: on the event loop, which serves nobody meanwhile. */
public final class ParcelServerBroken extends HttpVerticle {
  private final RateLimiter<Object> turns = RateLimiter.smoothBuilder(Duration.ofMillis(150)).build();

  public static void main(String[] args) throws Exception {
    try (SingleLoopVertx vertx = new SingleLoopVertx();
        HttpLoad load = new HttpLoad()) {
      ParcelServerBroken server = new ParcelServerBroken();
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
              try {
                turns.acquirePermit();
                reply(context, "in transit: " + context.pathParam("number"));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.fail(e);
              }
            });
  }
}
