import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks prices up in a pool of its own, or in one that the whole program shares. */
class Prices {
  static final ExecutorService SHARED = Executors.newFixedThreadPool(4);

  private final ExecutorService own = Executors.newFixedThreadPool(4);

  Future<Integer> lookupInOwnPool(String article) {
    return own.submit(() -> article.length());
  }

  static CompletableFuture<Integer> lookupInSharedPool(String article) {
    return CompletableFuture.supplyAsync(() -> article.length(), SHARED);
  }
}
