import java.util.concurrent.Semaphore;

/** Looks the price up in a service that allows one call at a time. */
class KnownPrices implements Prices {
  private final Semaphore oneAtATime = new Semaphore(1);

  /** Overridden by SlowPrices; nobody calls this one on a thread that is known. */
  @Override
  public int priceOf(String article) {
    return 100;
  }

  /** Called two files away. */
  int helperPriceBad() {
    oneAtATime.acquireUninterruptibly(); // BUG
    return 100;
  }
}
