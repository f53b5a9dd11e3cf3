package dev.concurrency.samples.rates;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Keeps exchange rates, and holds its lock only to look and to store. At worst the bank is asked twice. */
public final class RateCacheFixed implements RateDesk.Rates {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<URI, String> known = new HashMap<>();

  @Override
  public String rate(URI currency) throws IOException, InterruptedException {
    synchronized (known) {
      if (known.containsKey(currency)) {
        return known.get(currency);
      }
    }
    String rate = http.send(HttpRequest.newBuilder(currency).build(), BodyHandlers.ofString()).body();
    synchronized (known) {
      known.put(currency, rate);
    }
    return rate;
  }

  public static void main(String[] args) throws Exception {
    RateDesk.open(new RateCacheFixed());
  }
}
