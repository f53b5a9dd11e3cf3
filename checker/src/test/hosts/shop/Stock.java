package shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class Stock {

  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  int count(String article) throws InterruptedException {
    Thread.sleep(5);
    return article.length();
  }

  void refresh(List<String> articles) {
    for (String article : articles) {
      pool.submit(() -> load(article));
    }
    CompletableFuture
        .supplyAsync(this::slow)
        .thenApply(
            value -> value + 1)
        .thenAccept
            (value -> System.out.println(value));
  }

  String report(String article) throws Exception {
    Future<String> report = pool.submit(() -> load(article));
    return report.get(1, TimeUnit.SECONDS);
  }

  Future<String> both(String article) {
    return pool.submit(() -> {
      Future<String> half = pool.submit(() -> load(article));
      return half.get() + half.get();
    });
  }

  private int slow() {
    try {
      Thread.sleep(1);
      return 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String load(String article) {
    return article;
  }
}
