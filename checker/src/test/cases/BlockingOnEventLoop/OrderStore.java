import java.util.concurrent.CountDownLatch;

/** Where the handler's thread ends up. */
class OrderStore {
  private final CountDownLatch opened = new CountDownLatch(1);

  String readBad(Object order) {
    try {
      opened.await(); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return order.toString();
  }

  void inTransactionBad(Runnable work) {
    work.run();
    new java.util.concurrent.Semaphore(0).acquireUninterruptibly(); // BUG
  }
}
