package dev.concurrency.samples.quotes;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.RemoteService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The same quotes from a client that is asynchronous: nobody waits for a broker. */
public final class QuoteCollectorFixed {
  private static final int BROKERS = 6;

  private final HttpClient http = HttpClient.newHttpClient();

  private QuoteCollectorFixed() {}

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (RemoteService brokers = RemoteService.start("17.25", Duration.ofMillis(200))) {
      QuoteCollectorFixed collector = new QuoteCollectorFixed();
      List<CompletableFuture<String>> quotes = new ArrayList<>();
      for (int broker = 0; broker < BROKERS; broker++) {
        quotes.add(collector.fetch(brokers.uri("/brokers/" + broker + "/quotes/ACME")));
      }
      CommonPool.printDelayOfSmallTasks();
      System.out.println(quotes.stream().map(CompletableFuture::join).toList());
    }
  }

  private CompletableFuture<String> fetch(URI quote) {
    return http.sendAsync(HttpRequest.newBuilder(quote).build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }
}
