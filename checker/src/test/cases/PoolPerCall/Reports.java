import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes a pool for each report; called two files away. */
final class Reports {
  private Reports() {}

  static List<Future<String>> renderBad(List<Callable<String>> pages) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(pages.size()); // BUG
    return pool.invokeAll(pages);
  }

  static void warmUpOk(Runnable task) {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(task);
  }

  public static void main(String[] args) {
    warmUpOk(() -> {});
  }
}
