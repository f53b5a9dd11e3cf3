package dev.concurrency.samples.inventory;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.URI;

/** The web service of a warehouse; for every fourth article its proxy answers with an error page and a cheerful 200. */
final class Warehouse implements AutoCloseable {
  private final LocalServer server = LocalServer.answering((path, body) -> new Answer(200, level(path)));

  private static String level(String path) {
    int article = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    return article % 4 == 0 ? "<html>Please log in</html>" : String.valueOf(100 + article);
  }

  URI stockOf(int article) {
    return server.uri("/stock/" + article);
  }

  @Override
  public void close() {
    server.close();
  }
}
