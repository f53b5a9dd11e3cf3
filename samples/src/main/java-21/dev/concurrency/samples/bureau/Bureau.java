package dev.concurrency.samples.bureau;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Changes money at the rates of a bank on the network, which takes its time. Each customer has a virtual thread, and so has each check whether the bureau is open. */
final class Bureau {
  static final ExecutorService REQUESTS = Executors.newVirtualThreadPerTaskExecutor();

  /** As many as the JVM has carrier threads. */
  static final int CUSTOMERS = Runtime.getRuntime().availableProcessors();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int CHECKS = 100;
  private static final LocalServer BANK = LocalServer.asleep((path, body) -> new LocalServer.Answer(200, "EUR 1.00 USD 1.08"));
  private static final CountDownLatch ARRIVED = new CountDownLatch(CUSTOMERS);
  private static final CountDownLatch SERVED = new CountDownLatch(CUSTOMERS);
  private static final CountDownLatch CHECKED = new CountDownLatch(CHECKS);

  private Bureau() {}

  /** Asks the bank. */
  static String loadRates() {
    try {
      return CLIENT.send(HttpRequest.newBuilder(BANK.uri("/rates")).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("no rates today", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("closing", e);
    }
  }

  /** A customer has come. */
  static void greet() {
    ARRIVED.countDown();
  }

  /** A customer knows the rates. */
  static void change(String rates) {
    if (rates.contains("EUR")) {
      SERVED.countDown();
    }
  }

  /** While customers wait for the bank, asks again and again whether the bureau is open; then lets the bank answer. */
  static void openUntilAllAreServed() throws InterruptedException {
    ARRIVED.await();
    BANK.awaitRequest();
    for (int i = 0; i < CHECKS; i++) {
      REQUESTS.execute(CHECKED::countDown);
    }
    // Either they are answered at once, or not before the bank has answered.
    CHECKED.await(500, TimeUnit.MILLISECONDS);
    long answered = CHECKS - CHECKED.getCount();
    BANK.wakeUp();
    SERVED.await();
    CHECKED.await();
    BANK.close();

    Summary.line("customers served", CUSTOMERS);
    Summary.line("checks", CHECKS);
    Summary.line("checks answered while the bank was asked", answered);
  }
}
