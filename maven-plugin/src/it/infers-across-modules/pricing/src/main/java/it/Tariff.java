package it;

import java.util.concurrent.CountDownLatch;

class Tariff {

  private final CountDownLatch loaded = new CountDownLatch(1);

  Tariff() {
    Thread loader = new Thread(this::read, "tariff loader");
    loader.setDaemon(true);
    loader.start();
  }

  int load() throws InterruptedException {
    loaded.await();
    return 7;
  }

  private void read() {
    try {
      Thread.sleep(300); // as slow as the remote service it stands for
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loaded.countDown();
  }
}
