package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks for a price list, some times over, and each time for the server's health meanwhile. */
final class PriceListLoad {
  private static final int REQUESTS = 3;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest prices;
  private final HttpRequest health;

  private PriceListLoad(HttpVerticle server) {
    prices = HttpRequest.newBuilder(server.uri("/prices")).build();
    health = HttpRequest.newBuilder(server.uri("/health")).build();
  }

  /** Prints how many price lists came, and how long a health check took at most. */
  static void run(HttpVerticle server) throws IOException, InterruptedException {
    PriceListLoad load = new PriceListLoad(server);
    load.millisToHealth();
    int came = 0;
    long slowest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      CompletableFuture<HttpResponse<Void>> list = load.http.sendAsync(load.prices, BodyHandlers.discarding());
      slowest = Math.max(slowest, load.millisToHealth());
      came += list.join().statusCode() == 200 ? 1 : 0;
    }
    Summary.line("price lists asked for", REQUESTS);
    Summary.line("price lists that came", came);
    Summary.line("slowest health check meanwhile (ms)", slowest);
  }

  private long millisToHealth() throws IOException, InterruptedException {
    long start = System.nanoTime();
    http.send(health, BodyHandlers.discarding());
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
