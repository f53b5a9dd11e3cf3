import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Met in real libraries. */
class Met {

  class bookkeeper_shutdownHandedOverOk {
    private final ExecutorService workers;

    bookkeeper_shutdownHandedOverOk(ExecutorService workers) {
      this.workers = workers;
    }

    void sessionExpired() {
      CompletableFuture.runAsync(() -> shutdown());
    }

    private void shutdown() {
      workers.shutdown();
      try {
        workers.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  class waitsForMoreThanTheEndBad {
    private final ExecutorService workers;

    waitsForMoreThanTheEndBad(ExecutorService workers) {
      this.workers = workers;
    }

    void drain() {
      CompletableFuture.runAsync(() -> await());
    }

    private void await() {
      try {
        workers.awaitTermination(10, TimeUnit.SECONDS); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
