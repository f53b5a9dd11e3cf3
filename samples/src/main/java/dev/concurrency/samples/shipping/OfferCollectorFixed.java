package dev.concurrency.samples.shipping;

import dev.concurrency.samples.support.RemoteService;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts all requests first and awaits them afterwards, so that they are answered at the same time. */
public final class OfferCollectorFixed {
  private static final List<String> CARRIERS = List.of("bike", "post", "ship", "train");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RemoteService carriers;

  private OfferCollectorFixed(RemoteService carriers) {
    this.carriers = carriers;
  }

  private CompletableFuture<String> ask(String carrier) {
    return http.sendAsync(HttpRequest.newBuilder(carriers.uri("/offer/" + carrier)).build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  private List<String> offers() {
    List<CompletableFuture<String>> offers = CARRIERS.stream().map(this::ask).toList();
    return offers.stream().map(CompletableFuture::join).toList();
  }

  public static void main(String[] args) throws IOException {
    try (RemoteService service = RemoteService.start("7 EUR", Duration.ofMillis(80))) {
      OfferCollectorFixed collector = new OfferCollectorFixed(service);
      long start = System.nanoTime();
      Summary.line("offers", collector.offers().size());
      Summary.line("until all were there, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
