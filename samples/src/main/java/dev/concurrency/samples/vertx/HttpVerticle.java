package dev.concurrency.samples.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** An HTTP server on an event loop, on a free port of this machine; says "up" at {@code /health}. */
abstract class HttpVerticle extends AbstractVerticle {
  private volatile int port;

  /** Adds the routes of this server. */
  abstract void addRoutes(Router router);

  @Override
  public void start(Promise<Void> started) {
    Router router = Router.router(vertx);
    router.get("/health").handler(context -> reply(context, "up"));
    addRoutes(router);
    vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .onSuccess(server -> port = server.actualPort())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  static void reply(RoutingContext context, String text) {
    context.end(text).onFailure(context::fail);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
