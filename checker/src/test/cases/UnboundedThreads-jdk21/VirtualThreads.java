import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads cost next to nothing: another rule asks what they need. */
class VirtualThreads {
  private final ExecutorService cached = Executors.newCachedThreadPool(Thread.ofVirtual().factory());
  private final ExecutorService cachedByLambda = Executors.newCachedThreadPool(task -> Thread.ofVirtual().unstarted(task));
  private final ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService platform = Executors.newCachedThreadPool();

  void cachedPoolOfVirtualThreadsOk(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      cached.execute(() -> greet(client));
    }
  }

  void cachedPoolOfVirtualThreadsOfALambdaOk(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      cachedByLambda.execute(() -> greet(client));
    }
  }

  void virtualThreadPerTaskOk(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      perTask.execute(() -> greet(client));
    }
  }

  void startedVirtualThreadOk(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      Thread.startVirtualThread(() -> greet(client));
    }
  }

  void platformThreadsBesideBad(ServerSocket server) throws IOException {
    while (true) {
      Socket client = server.accept();
      platform.execute(() -> greet(client)); // BUG
    }
  }

  private void greet(Socket client) {
    try (client) {
      client.getOutputStream().write('!');
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
