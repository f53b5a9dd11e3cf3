import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What the servers of the cases share: pools, and methods that start a thread for whoever calls them. */
class Clients {
  static final ExecutorService SHARED = Executors.newCachedThreadPool();

  private final Semaphore permits = new Semaphore(50);

  static ExecutorService newCached() {
    return Executors.newCachedThreadPool(task -> new Thread(task, "client"));
  }

  static ExecutorService newUnlimited() {
    return new ThreadPoolExecutor(4, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>());
  }

  void enter() throws InterruptedException {
    permits.acquire();
  }

  void leave() {
    permits.release();
  }

  static void answer(Socket client) {
    try (client) {
      client.getOutputStream().write('k');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Socket next(ServerSocket server) throws IOException {
    return server.accept();
  }
}
