package dev.concurrency.samples.quotes;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.RemoteService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Each broker is asked in a task of its own, with a client that waits: the tasks fill the pool that the whole JVM shares. */
public final class QuoteCollectorBroken {
  private static final int BROKERS = 6;

  private QuoteCollectorBroken() {}

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (RemoteService brokers = RemoteService.start("17.25", Duration.ofMillis(200))) {
      List<CompletableFuture<String>> quotes = new ArrayList<>();
      for (int broker = 0; broker < BROKERS; broker++) {
        URI quote = brokers.uri("/brokers/" + broker + "/quotes/ACME");
        quotes.add(CompletableFuture.supplyAsync(() -> fetch(quote)));
      }
      CommonPool.printDelayOfSmallTasks();
      System.out.println(quotes.stream().map(CompletableFuture::join).toList());
    }
  }

  private static String fetch(URI quote) {
    try {
      HttpURLConnection connection = (HttpURLConnection) quote.toURL().openConnection();
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No quote from " + quote, e);
    }
  }
}
