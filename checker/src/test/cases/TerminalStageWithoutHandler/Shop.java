import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Makes stages for the cases. */
class Shop {
  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  CompletableFuture<String> order(int number) {
    return CompletableFuture.supplyAsync(() -> load(number));
  }

  /** Never fails: whoever continues it need not look. */
  CompletableFuture<String> orderOrEmpty(int number) {
    return order(number).exceptionally(failure -> "");
  }

  CompletableFuture<Void> opened() {
    return opened;
  }

  private String load(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("no order " + number);
    }
    return "order " + number;
  }
}

/** Hands out permits later. */
class AsyncPermits {
  private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();

  CompletableFuture<Void> acquire() {
    CompletableFuture<Void> permit = new CompletableFuture<>();
    waiting.add(permit);
    next();
    return permit;
  }

  private void next() {
    CompletableFuture<Void> permit = waiting.poll();
    if (permit != null) {
      permit.complete(null);
    }
  }
}

/** A stage that can be ended in a way of its own. */
class SafeFuture<T> extends CompletableFuture<T> {
  void finish(Runnable done, java.util.function.Consumer<Throwable> failed) {
    handle((result, failure) -> {
      if (failure == null) {
        done.run();
      } else {
        failed.accept(failure);
      }
      return null;
    });
  }
}
