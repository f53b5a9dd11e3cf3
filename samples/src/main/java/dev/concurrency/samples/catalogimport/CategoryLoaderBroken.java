package dev.concurrency.samples.catalogimport;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loads categories on a pool of two and waits there for tasks of the same pool: two categories at once, and nobody is left to work. */
public final class CategoryLoaderBroken {
  private static final Logger LOG = Logger.getLogger(CategoryLoaderBroken.class.getName());

  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final CountDownLatch loaded = new CountDownLatch(2);
  private final Map<String, List<String>> catalogue = new ConcurrentHashMap<>();
  private final Shop shop;

  CategoryLoaderBroken(Shop shop) {
    this.shop = shop;
  }

  void loadAll() {
    pool.execute(() -> load("tools"));
    pool.execute(() -> load("toys"));
  }

  private void load(String category) {
    try {
      String title = shop.title(category);
      Future<List<String>> products = pool.submit(() -> shop.products(category));
      catalogue.put(title, products.get());
      loaded.countDown();
    } catch (IOException | ExecutionException e) {
      LOG.log(Level.WARNING, "Category " + category + " is not loaded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() throws InterruptedException {
    pool.shutdownNow();
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (Shop shop = new Shop()) {
      CategoryLoaderBroken loader = new CategoryLoaderBroken(shop);
      loader.loadAll();
      shop.awaitFirstAnswers();
      loader.loaded.await(1_800, TimeUnit.MILLISECONDS);

      Summary.line("categories to load", 2);
      Summary.line("categories loaded when the patience ran out", loader.catalogue.size());
      Summary.line("errors in the log", errors.count());
      loader.stop();
    }
  }
}
