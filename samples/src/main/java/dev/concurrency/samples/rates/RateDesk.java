package dev.concurrency.samples.rates;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One customer wants a rate that only the bank knows, the others one that everybody knows. */
final class RateDesk {
  private static final int CUSTOMERS = 4;

  private RateDesk() {}

  /** Who knows rates. */
  interface Rates {
    String rate(URI currency) throws IOException, InterruptedException;
  }

  static void open(Rates rates) throws Exception {
    ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS + 1);
    try (LocalServer near = LocalServer.answering((path, body) -> new Answer(200, "1.00"));
        LocalServer bank = LocalServer.asleep((path, body) -> new Answer(200, "1.08"))) {
      URI known = near.uri("/EUR");
      rates.rate(known);
      Future<String> rare = customers.submit(() -> rates.rate(bank.uri("/XPF")));
      bank.awaitRequest();
      CountDownLatch served = new CountDownLatch(CUSTOMERS);
      List<Future<?>> others = new ArrayList<>();
      for (int customer = 1; customer <= CUSTOMERS; customer++) {
        others.add(
            customers.submit(
                () -> {
                  rates.rate(known);
                  served.countDown();
                  return null;
                }));
      }
      served.await(300, TimeUnit.MILLISECONDS);
      long waiting = served.getCount();
      bank.wakeUp();
      rare.get();
      for (Future<?> other : others) {
        other.get();
      }

      Summary.line("customers who want a known rate", CUSTOMERS);
      Summary.line("of these waiting until the bank answers", waiting);
    } finally {
      customers.shutdown();
    }
  }
}
