package dev.concurrency.samples.rates;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Keeps exchange rates, and holds its lock while it asks the bank for one: who wants a rate that is there waits for the bank, too. */
public final class RateCacheBroken implements RateDesk.Rates {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<URI, String> known = new HashMap<>();

  @Override
  public synchronized String rate(URI currency) throws IOException, InterruptedException {
    String rate = known.get(currency);
    if (rate == null) {
      rate = http.send(HttpRequest.newBuilder(currency).build(), BodyHandlers.ofString()).body();
      known.put(currency, rate);
    }
    return rate;
  }

  public static void main(String[] args) throws Exception {
    RateDesk.open(new RateCacheBroken());
  }
}
