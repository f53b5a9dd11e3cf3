import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Who sees the failure of a future, and who does not. */
class FutureIgnoredCases {
  private ExecutorService pool;

  CompletableFuture<Void> send() {
    return CompletableFuture.runAsync(() -> {}, pool);
  }

  void statementBad() {
    send(); // BUG
  }

  void whenCompleteOk() {
    send().whenComplete((done, failure) -> System.err.println(failure));
  }
}
