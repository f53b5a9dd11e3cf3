package dev.concurrency.samples.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;

/** Vert.x with one event loop for all that is deployed. */
final class SingleLoopVertx implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  /** Returns when the server accepts connections. */
  void deploy(HttpVerticle server) throws InterruptedException, ExecutionException {
    vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().get();
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }
}
