package dev.concurrency.samples.stockfeed;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** Asks for a price until it is interrupted. The interrupt comes while it sleeps, is taken for a bad night, and is gone: the feed asks for ever. */
public final class StockFeedBroken {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI exchange;
  private volatile String price = "";

  StockFeedBroken(URI exchange) {
    this.exchange = exchange;
  }

  void poll() {
    while (!Thread.currentThread().isInterrupted()) {
      refresh();
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        System.out.println("slept badly");
      }
    }
  }

  private void refresh() {
    try {
      price = http.send(HttpRequest.newBuilder(exchange).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      System.out.println("no new price");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    try (Exchange exchange = new Exchange()) {
      StockFeedBroken feed = new StockFeedBroken(exchange.uri());
      Thread worker = new Thread(feed::poll, "stock-feed");
      worker.setDaemon(true);
      worker.start();
      exchange.awaitQuestions();
      while (worker.getState() != Thread.State.TIMED_WAITING) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      worker.interrupt();

      Summary.line("questions after the feed was stopped, or more", exchange.awaitQuestions());
      System.out.println("feed still runs: " + worker.isAlive());
    }
  }
}
