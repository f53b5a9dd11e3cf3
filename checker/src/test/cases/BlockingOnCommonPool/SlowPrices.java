import java.util.concurrent.CountDownLatch;

/** Overrides what it inherits; the common pool runs both of its methods. */
class SlowPrices extends KnownPrices {
  private final CountDownLatch loaded = new CountDownLatch(1);

  int helperPrice() {
    return helperPriceBad();
  }

  @Override
  public int priceOf(String article) {
    return loadedPriceBad();
  }

  private int loadedPriceBad() {
    try {
      loaded.await(); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }
}
