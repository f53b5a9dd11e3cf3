import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Sends mails; some methods look after their own failures, others leave that to the caller. */
class Mail {
  private final ExecutorService pool;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  Mail(ExecutorService pool) {
    this.pool = pool;
  }

  CompletableFuture<Void> send(String to) {
    return CompletableFuture.runAsync(() -> deliver(to), pool);
  }

  CompletableFuture<Void> sendAndLog(String to) {
    return send(to).exceptionally(failure -> log(to, failure));
  }

  CompletableFuture<Void> sendAndCount(String to) {
    CompletableFuture<Void> sent = send(to);
    sent.whenComplete((done, failure) -> count(failure));
    return sent;
  }

  CompletableFuture<Void> sendByCallback(String to) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    pool.execute(() -> {
      try {
        deliver(to);
        sent.complete(null);
      } catch (RuntimeException e) {
        sent.completeExceptionally(e);
      }
    });
    return sent;
  }

  CompletableFuture<Void> close() {
    pool.shutdown();
    return closed;
  }

  private void deliver(String to) {
    if (to.isBlank()) {
      throw new IllegalArgumentException("nobody to send to");
    }
  }

  private Void log(String to, Throwable failure) {
    System.err.println(to + ": " + failure);
    return null;
  }

  private void count(Throwable failure) {}
}
