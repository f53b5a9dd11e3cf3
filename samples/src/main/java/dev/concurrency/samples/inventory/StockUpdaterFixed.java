package dev.concurrency.samples.inventory;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends each chain in a handler: an answer that cannot be read is logged with its article. */
public final class StockUpdaterFixed {
  private static final Logger LOG = Logger.getLogger(StockUpdaterFixed.class.getName());
  private static final int ARTICLES = 20;

  private final Warehouse warehouse;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService parsers = Executors.newFixedThreadPool(2);
  private final CountDownLatch answers = new CountDownLatch(ARTICLES);
  private final Map<Integer, Integer> levels = new ConcurrentHashMap<>();

  StockUpdaterFixed(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  void refresh(int article) {
    HttpRequest question = HttpRequest.newBuilder(warehouse.stockOf(article)).build();
    http.sendAsync(question, BodyHandlers.ofString())
        .thenApplyAsync(answer -> parse(answer.body()), parsers)
        .thenAccept(level -> levels.put(article, level))
        .exceptionally(
            failure -> {
              LOG.log(Level.WARNING, "No stock level for article " + article, failure);
              return null;
            });
  }

  private int parse(String answer) {
    answers.countDown();
    return Integer.parseInt(answer.strip());
  }

  /** Returns when every answer has been dealt with, one way or the other. */
  private void finish() throws InterruptedException {
    answers.await();
    parsers.shutdown();
    parsers.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    try (Warehouse warehouse = new Warehouse()) {
      StockUpdaterFixed updater = new StockUpdaterFixed(warehouse);
      for (int article = 1; article <= ARTICLES; article++) {
        updater.refresh(article);
      }
      updater.finish();

      Summary.line("articles asked for", ARTICLES);
      Summary.line("stock levels updated", updater.levels.size());
      Summary.line("articles sold on with an old level", ARTICLES - updater.levels.size());
      Summary.line("errors in the log", errors.count());
    }
  }
}
