package dev.concurrency.samples.pricing;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.RemoteService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The step after an asynchronous price request asks the tax service and waits: in the common pool, which is soon full of waiters. */
public final class PriceFetcherBroken {
  private static final int ARTICLES = 6;

  private final HttpClient prices = HttpClient.newHttpClient();
  private final OkHttpClient taxes = new OkHttpClient();
  private final RemoteService priceService;
  private final RemoteService taxService;

  private PriceFetcherBroken(RemoteService priceService, RemoteService taxService) {
    this.priceService = priceService;
    this.taxService = taxService;
  }

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (RemoteService priceService = RemoteService.start("100.00", Duration.ofMillis(100));
        RemoteService taxService = RemoteService.start("0.19", Duration.ofMillis(200))) {
      PriceFetcherBroken fetcher = new PriceFetcherBroken(priceService, taxService);
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
    return prices
        .sendAsync(HttpRequest.newBuilder(price).build(), BodyHandlers.ofString())
        .thenApply(response -> addTax(article, new BigDecimal(response.body())));
  }

  private BigDecimal addTax(int article, BigDecimal net) {
    Request tax = new Request.Builder().url(taxService.uri("/taxes/" + article).toString()).build();
    try (Response response = taxes.newCall(tax).execute()) {
      BigDecimal rate = new BigDecimal(response.body().string());
      return net.add(net.multiply(rate));
    } catch (IOException e) {
      throw new UncheckedIOException("No tax rate for article " + article, e);
    }
  }
}
