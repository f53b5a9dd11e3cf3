package dev.concurrency.maven.probe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.SettableFuture;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be told of a future from outside, whatever library it comes from. */
class FutureViewTest {

  private enum State {
    OPEN,
    DONE,
    FAILED,
    CANCELLED
  }

  private static final IOException DISK_FULL = new IOException("disk full");

  static Stream<Arguments> futures() {
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    cancelled.cancel(true);
    SettableFuture<String> cancelledGuava = SettableFuture.create();
    cancelledGuava.cancel(true);
    SettableFuture<String> failedGuava = SettableFuture.create();
    failedGuava.setException(DISK_FULL);
    FutureTask<String> cancelledTask = new FutureTask<>(() -> "");
    cancelledTask.cancel(true);
    FutureTask<String> failedTask =
        new FutureTask<>(
            () -> {
              throw DISK_FULL;
            });
    failedTask.run();
    CompletionStage<String> minimal = CompletableFuture.failedStage(DISK_FULL);
    return Stream.of(
        Arguments.of(new CompletableFuture<>(), State.OPEN),
        Arguments.of(CompletableFuture.completedFuture(""), State.DONE),
        Arguments.of(CompletableFuture.failedFuture(DISK_FULL), State.FAILED),
        Arguments.of(CompletableFuture.failedFuture(DISK_FULL).thenApply(x -> x), State.FAILED),
        Arguments.of(cancelled, State.CANCELLED),
        Arguments.of(minimal, State.FAILED),
        Arguments.of(new FutureTask<>(() -> ""), State.OPEN),
        Arguments.of(failedTask, State.FAILED),
        Arguments.of(cancelledTask, State.CANCELLED),
        Arguments.of(SettableFuture.create(), State.OPEN),
        Arguments.of(failedGuava, State.FAILED),
        Arguments.of(cancelledGuava, State.CANCELLED),
        Arguments.of(promise(), State.OPEN),
        Arguments.of(promise().setSuccess(""), State.DONE),
        Arguments.of(promise().setFailure(DISK_FULL), State.FAILED),
        Arguments.of(io.vertx.core.Promise.promise().future(), State.OPEN),
        Arguments.of(io.vertx.core.Future.succeededFuture(""), State.DONE),
        Arguments.of(io.vertx.core.Future.failedFuture(DISK_FULL), State.FAILED),
        Arguments.of(new Thread(), State.OPEN));
  }

  private static Promise<Object> promise() {
    return new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
  }

  @ParameterizedTest
  @MethodSource("futures")
  void stateIsSeen(Object future, State state) {
    FutureView view = FutureView.of(future);

    assertThat(view.isDone()).isEqualTo(state != State.OPEN);
    assertThat(view.isCancelled()).isEqualTo(state == State.CANCELLED);
    assertThat(view.failure()).isEqualTo(state == State.FAILED ? DISK_FULL : null);
    assertThat(view.hasListeners()).isFalse();
  }

  @Test
  void listenersAreSeen() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    stage.whenComplete((value, failure) -> {});
    Promise<Object> promise = promise();
    promise.addListener(done -> {});
    SettableFuture<String> guava = SettableFuture.create();
    guava.addListener(() -> {}, Runnable::run);
    io.vertx.core.Promise<String> vertx = io.vertx.core.Promise.promise();
    vertx.future().onFailure(failure -> {});

    assertThat(Stream.of(stage, promise, guava, vertx.future()).map(FutureView::of)).allMatch(FutureView::hasListeners);
  }

  @Test
  void otherValuesAreNoFutures() {
    assertThat(FutureView.of("text")).isNull();
    assertThat(FutureView.of(null)).isNull();
    assertThat(FutureView.of(reactor.core.publisher.Mono.empty())).isNull();
  }
}
