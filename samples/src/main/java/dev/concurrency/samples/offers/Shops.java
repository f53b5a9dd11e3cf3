package dev.concurrency.samples.offers;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Online shops, each with a page of offers. Thread-safe. */
final class Shops implements AutoCloseable {
  static final int COUNT = 16;
  static final int OFFERS_OF_EACH = 5_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalServer web = LocalServer.answering((path, body) -> new Answer(200, (path + " has it for 9.99\n").repeat(OFFERS_OF_EACH)));

  /** Returns the offers of a shop, or none if it does not answer. */
  List<String> offersOf(int shop) {
    try {
      return http.send(HttpRequest.newBuilder(web.uri("/shop" + shop)).build(), BodyHandlers.ofString()).body().lines().toList();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
