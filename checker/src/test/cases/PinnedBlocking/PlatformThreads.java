import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Platform threads have nothing that they could leave. */
class PlatformThreads {
  static final ExecutorService TASKS = Executors.newFixedThreadPool(4);

  static class InitialiserOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      TASKS.submit(() -> Rates.ALL);
    }
  }

  static class OwnThreadOk {
    static class Rates {
      static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join();
    }

    void run() {
      new Thread(() -> System.out.println(Rates.ALL)).start();
    }
  }

  static class MonitorOk {
    synchronized String price(CompletableFuture<String> price) {
      return price.join();
    }

    void run(CompletableFuture<String> price) {
      TASKS.submit(() -> price(price));
    }
  }
}
