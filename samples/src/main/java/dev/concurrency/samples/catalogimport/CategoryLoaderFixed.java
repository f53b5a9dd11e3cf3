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

/** Loads categories on one pool and their products on another, which nobody waits on from within. */
public final class CategoryLoaderFixed {
  private static final Logger LOG = Logger.getLogger(CategoryLoaderFixed.class.getName());

  private final ExecutorService categoryPool = Executors.newFixedThreadPool(2);
  private final ExecutorService productPool = Executors.newFixedThreadPool(2);
  private final CountDownLatch loaded = new CountDownLatch(2);
  private final Map<String, List<String>> catalogue = new ConcurrentHashMap<>();
  private final Shop shop;

  CategoryLoaderFixed(Shop shop) {
    this.shop = shop;
  }

  void loadAll() {
    categoryPool.execute(() -> load("tools"));
    categoryPool.execute(() -> load("toys"));
  }

  private void load(String category) {
    try {
      String title = shop.title(category);
      Future<List<String>> products = productPool.submit(() -> shop.products(category));
      catalogue.put(title, products.get());
      loaded.countDown();
    } catch (IOException | ExecutionException e) {
      LOG.log(Level.WARNING, "Category " + category + " is not loaded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() throws InterruptedException {
    categoryPool.shutdownNow();
    productPool.shutdownNow();
    categoryPool.awaitTermination(10, TimeUnit.SECONDS);
    productPool.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (Shop shop = new Shop()) {
      CategoryLoaderFixed loader = new CategoryLoaderFixed(shop);
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
