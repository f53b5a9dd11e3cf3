package dev.concurrency.samples.offers;

import dev.concurrency.samples.support.local.Summary;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Four workers add the offers that they find to a queue that is made for it. */
public final class OfferCollectorFixed {
  private static final int WORKERS = 4;

  private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
  private final Shops shops;

  OfferCollectorFixed(Shops shops) {
    this.shops = shops;
  }

  Queue<String> collect() throws InterruptedException {
    Queue<String> offers = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(WORKERS);
    for (int worker = 0; worker < WORKERS; worker++) {
      int first = worker;
      pool.execute(
          () -> {
            try {
              for (int shop = first; shop < Shops.COUNT; shop += WORKERS) {
                for (String offer : shops.offersOf(shop)) {
                  offers.add(offer);
                }
              }
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    return offers;
  }

  public static void main(String[] args) throws InterruptedException {
    try (Shops shops = new Shops()) {
      OfferCollectorFixed collector = new OfferCollectorFixed(shops);
      int collected = collector.collect().size();
      collector.pool.shutdown();

      Summary.line("offers of all shops", Shops.COUNT * Shops.OFFERS_OF_EACH);
      Summary.line("offers collected", collected);
    }
  }
}
