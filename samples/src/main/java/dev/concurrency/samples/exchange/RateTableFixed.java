package dev.concurrency.samples.exchange;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.Summary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks up the same rates on threads kept for the database; the common pool stays free. */
public final class RateTableFixed {
  private static final List<String> CURRENCIES = List.of("CHF", "DKK", "GBP", "NOK", "SEK", "USD");

  private final ExecutorService databaseThreads = Executors.newFixedThreadPool(6);
  private final ExchangeOffice office;

  private RateTableFixed(ExchangeOffice office) {
    this.office = office;
  }

  private int sumOfRates() {
    List<CompletableFuture<Integer>> rates =
        CURRENCIES.stream().map(currency -> CompletableFuture.supplyAsync(() -> office.rateOf(currency), databaseThreads)).toList();
    return rates.stream().mapToInt(CompletableFuture::join).sum();
  }

  public static void main(String[] args) throws InterruptedException {
    CommonPool.useTwoWorkers();
    try (LocalDatabase database = LocalDatabase.start(6, ExchangeOffice.SET_UP)) {
      RateTableFixed rates = new RateTableFixed(new ExchangeOffice(database));
      Thread reader = new Thread(() -> Summary.line("sum of all rates", rates.sumOfRates()));
      reader.start();
      CommonPool.printDelayOfSmallTasks();
      reader.join();
      rates.databaseThreads.shutdown();
    }
  }
}
