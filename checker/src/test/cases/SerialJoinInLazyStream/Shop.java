import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts lookups on a pool of its own. */
class Shop {
  private final ExecutorService pool = Executors.newFixedThreadPool(8);

  CompletableFuture<Integer> priceOf(String article) {
    return CompletableFuture.supplyAsync(() -> article.length(), pool);
  }

  Future<String> describe(String article) {
    return pool.submit(() -> article.trim());
  }

  static int await(CompletableFuture<Integer> price) {
    return price.join();
  }
}
