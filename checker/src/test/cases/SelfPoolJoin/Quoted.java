import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What users of other tools reported. */
class Quoted {
  private final ExecutorService management = Executors.newFixedThreadPool(2);

  Future<Integer> openSearch6467_waitsForItsOwnPoolBad() {
    return management.submit(() -> {
      CompletableFuture<Integer> size = CompletableFuture.supplyAsync(() -> 42, management);
      return size.join(); // BUG
    });
  }

  void fdbRecordLayer262_getInATaskBad() {
    management.execute(() -> {
      Future<String> record = management.submit(() -> "record");
      try {
        System.out.println(record.get()); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    });
  }
}
