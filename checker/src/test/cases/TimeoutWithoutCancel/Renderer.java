import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts renderings for others, and may cancel them. */
class Renderer {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  Future<byte[]> start(int invoice) {
    return pool.submit(() -> render(invoice));
  }

  CompletableFuture<byte[]> startStage(int invoice) {
    return CompletableFuture.supplyAsync(() -> render(invoice), pool);
  }

  static void stop(Future<?> rendering) {
    rendering.cancel(true);
  }

  private byte[] render(int invoice) {
    return new byte[invoice];
  }
}
