import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the periodic tasks of the cases do. */
class Prices {
  private static final System.Logger LOG = System.getLogger("prices");

  interface Client {
    List<String> fetch();

    CompletableFuture<List<String>> fetchAsync();
  }

  static void refresh() {
    if (System.getProperty("prices") == null) {
      throw new IllegalStateException("no prices");
    }
  }

  static void refreshAll() {
    refresh();
  }

  static void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "not refreshed", e);
    }
  }

  static int parse(String text) {
    return Integer.parseInt(text.trim());
  }
}
