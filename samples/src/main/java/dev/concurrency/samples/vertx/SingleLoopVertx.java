package dev.concurrency.samples.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x with one event loop for all that is deployed. */
final class SingleLoopVertx implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  /** Returns when the server accepts connections. */
  void deploy(HttpVerticle server) {
    vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
