import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Books on the one thread that may write, of its own or of the whole program. */
class Ledger {
  static final ExecutorService WRITER = Executors.newSingleThreadExecutor();

  private final ExecutorService own = Executors.newSingleThreadExecutor();

  static CompletableFuture<Integer> book(int amount) {
    return CompletableFuture.supplyAsync(() -> amount + 1, WRITER);
  }

  Future<Integer> bookOnOwnThread(int amount) {
    return own.submit(() -> amount + 1);
  }
}
