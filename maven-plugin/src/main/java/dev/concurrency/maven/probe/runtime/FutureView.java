package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One look at anything that completes: a {@code CompletionStage}, a {@code Future} (Netty's and Guava's are such), a Vert.x future, a thread.
 *
 * <p>Only asks; nothing is attached, so that the workload's futures stay as they are. Used by the agent's thread.
 */
abstract class FutureView {

  private static final String VERTX_FUTURE = "io.vertx.core.Future";

  /** A CompletableFuture that refuses to be looked at. */
  private static final String MINIMAL_STAGE = "java.util.concurrent.CompletableFuture$MinimalStage";

  /** A view of the value, or null if it is not something that completes. */
  static FutureView of(Object value) {
    if (value instanceof Future<?> future && !value.getClass().getName().equals(MINIMAL_STAGE)) {
      return new OfFuture(future);
    }
    if (value instanceof CompletionStage<?> stage) {
      return new OfStage(stage);
    }
    if (value instanceof Thread thread) {
      return new OfThread(thread);
    }
    return value != null && ThreadKinds.is(value.getClass(), VERTX_FUTURE) ? new OfVertx(value) : null;
  }

  abstract Object target();

  abstract boolean isDone();

  /** Why it failed; null if it did not fail, or was cancelled, or is not done. */
  abstract Throwable failure();

  boolean isCancelled() {
    return false;
  }

  /** Whether somebody is known to wait for it or to have registered with it. */
  boolean hasListeners() {
    return false;
  }

  /** Whether a thread is known to be working for it just now. */
  boolean isKnownToRun() {
    return false;
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof CancellationException ? null : cause;
  }

  private static final class OfFuture extends FutureView {

    private final Future<?> future;

    OfFuture(Future<?> future) {
      this.future = future;
    }

    @Override
    Object target() {
      return future;
    }

    @Override
    boolean isDone() {
      return future.isDone();
    }

    @Override
    boolean isCancelled() {
      return future.isCancelled();
    }

    @Override
    Throwable failure() {
      if (!future.isDone() || future.isCancelled()) {
        return null;
      }
      try {
        // It is done, so this does not wait.
        future.get();
        return null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (ExecutionException | RuntimeException e) {
        return unwrap(e);
      }
    }

    @Override
    boolean hasListeners() {
      return future instanceof CompletableFuture<?> stage ? Dependents.observed(stage) : Dependents.listened(future);
    }

    @Override
    boolean isKnownToRun() {
      return Internals.get(future, "runner") instanceof Thread;
    }
  }

  private static final class OfStage extends FutureView {

    private final CompletionStage<?> stage;
    private final CompletableFuture<?> twin;

    OfStage(CompletionStage<?> stage) {
      this.stage = stage;
      CompletableFuture<?> copy;
      try {
        copy = stage.toCompletableFuture();
      } catch (RuntimeException e) {
        // UnsupportedOperationException is allowed by the interface; others are somebody's bug, but not ours to show.
        copy = null;
      }
      this.twin = copy;
    }

    @Override
    Object target() {
      return stage;
    }

    @Override
    boolean isDone() {
      return twin != null && twin.isDone();
    }

    @Override
    boolean isCancelled() {
      return twin != null && twin.isCancelled();
    }

    @Override
    Throwable failure() {
      return twin == null ? null : new OfFuture(twin).failure();
    }
  }

  private static final class OfThread extends FutureView {

    private final Thread thread;

    OfThread(Thread thread) {
      this.thread = thread;
    }

    @Override
    Object target() {
      return thread;
    }

    @Override
    boolean isDone() {
      return thread.getState() == Thread.State.TERMINATED;
    }

    @Override
    Throwable failure() {
      return null;
    }
  }

  private static final class OfVertx extends FutureView {

    private final Object future;

    OfVertx(Object future) {
      this.future = future;
    }

    @Override
    Object target() {
      return future;
    }

    @Override
    boolean isDone() {
      return Boolean.TRUE.equals(Internals.ask(future, "isComplete"));
    }

    @Override
    Throwable failure() {
      return Internals.ask(future, "cause") instanceof Throwable thrown ? unwrap(thrown) : null;
    }

    @Override
    boolean hasListeners() {
      return Dependents.listened(future);
    }
  }
}
