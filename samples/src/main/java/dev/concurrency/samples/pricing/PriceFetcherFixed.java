package dev.concurrency.samples.pricing;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.RemoteService;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The same price fetcher; the question to the tax service is asynchronous too and composed, so no thread waits. */
public final class PriceFetcherFixed {
  private static final int ARTICLES = 6;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RemoteService priceService;
  private final RemoteService taxService;

  private PriceFetcherFixed(RemoteService priceService, RemoteService taxService) {
    this.priceService = priceService;
    this.taxService = taxService;
  }

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (RemoteService priceService = RemoteService.start("100.00", Duration.ofMillis(100));
        RemoteService taxService = RemoteService.start("0.19", Duration.ofMillis(200))) {
      PriceFetcherFixed fetcher = new PriceFetcherFixed(priceService, taxService);
      List<CompletableFuture<BigDecimal>> prices = new ArrayList<>();
      for (int article = 0; article < ARTICLES; article++) {
        prices.add(fetcher.priceWithTax(article));
      }
      taxService.awaitRequest();
      CommonPool.printDelayOfSmallTasks();
      System.out.println(prices.stream().map(CompletableFuture::join).toList());
    }
  }

  private CompletableFuture<BigDecimal> priceWithTax(int article) {
    URI price = priceService.uri("/prices/" + article);
    return http.sendAsync(HttpRequest.newBuilder(price).build(), BodyHandlers.ofString())
        .thenCompose(response -> addTax(article, new BigDecimal(response.body())));
  }

  private CompletableFuture<BigDecimal> addTax(int article, BigDecimal net) {
    URI tax = taxService.uri("/taxes/" + article);
    return http.sendAsync(HttpRequest.newBuilder(tax).build(), BodyHandlers.ofString())
        .thenApply(response -> net.add(net.multiply(new BigDecimal(response.body()))));
  }
}
