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

/** Asks for all shipping offers with a stream that starts and awaits in one pipeline: each request waits for the answer to the one before. */
public final class OfferCollectorBroken {
  private static final List<String> CARRIERS = List.of("bike", "post", "ship", "train");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RemoteService carriers;

  private OfferCollectorBroken(RemoteService carriers) {
    this.carriers = carriers;
  }

  private CompletableFuture<String> ask(String carrier) {
    return http.sendAsync(HttpRequest.newBuilder(carriers.uri("/offer/" + carrier)).build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  private List<String> offers() {
    return CARRIERS.stream().map(this::ask).map(CompletableFuture::join).toList();
  }

  public static void main(String[] args) throws IOException {
    try (RemoteService service = RemoteService.start("7 EUR", Duration.ofMillis(80))) {
      OfferCollectorBroken collector = new OfferCollectorBroken(service);
      long start = System.nanoTime();
      Summary.line("offers", collector.offers().size());
      Summary.line("until all were there, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
