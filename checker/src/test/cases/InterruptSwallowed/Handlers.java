/** What is done with exceptions, in a file of its own. */
final class Handlers {
  static void keep(Throwable t) {
    if (t instanceof InterruptedException) {
      restore();
    }
  }

  private static void restore() {
    Thread.currentThread().interrupt();
  }

  static void rethrow(Throwable t) {
    throw new IllegalStateException(t);
  }
}
