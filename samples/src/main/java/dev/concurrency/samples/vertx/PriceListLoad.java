package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks for a price list, some times over, and each time for the server's health meanwhile. */
final class PriceListLoad {
  private static final int REQUESTS = 3;

  private PriceListLoad() {}

  /** A file to read. */
  static Path priceList() throws IOException {
    Path prices = Files.createTempFile("prices", ".txt");
    prices.toFile().deleteOnExit();
    return Files.writeString(prices, "book 12\npen 1\n");
  }

  /** Prints how many price lists came, and how long a health check took at most. */
  static void run(HttpVerticle server) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    int came = 0;
    long slowest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      CompletableFuture<HttpResponse<String>> prices =
          http.sendAsync(HttpRequest.newBuilder(server.uri("/prices")).build(), BodyHandlers.ofString());
      long start = System.nanoTime();
      http.send(HttpRequest.newBuilder(server.uri("/health")).build(), BodyHandlers.discarding());
      slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      came += prices.join().statusCode() == 200 ? 1 : 0;
    }
    Summary.line("price lists asked for", REQUESTS);
    Summary.line("price lists that came", came);
    Summary.line("slowest health check meanwhile (ms)", slowest);
  }
}
