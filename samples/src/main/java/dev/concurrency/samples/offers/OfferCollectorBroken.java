package dev.concurrency.samples.offers;

import dev.concurrency.samples.support.local.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Four workers add the offers that they find to one ArrayList: some get lost, and now and then a worker dies of it. */
public final class OfferCollectorBroken {
  private static final int WORKERS = 4;

  private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
  private final Shops shops;

  OfferCollectorBroken(Shops shops) {
    this.shops = shops;
  }

  List<String> collect() throws InterruptedException {
    List<String> offers = new ArrayList<>();
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
      OfferCollectorBroken collector = new OfferCollectorBroken(shops);
      int collected = collector.collect().size();
      collector.pool.shutdown();

      Summary.line("offers of all shops", Shops.COUNT * Shops.OFFERS_OF_EACH);
      Summary.line("offers collected", collected);
    }
  }
}
