package dev.concurrency.samples.exchange;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.Summary;
import java.util.List;

/** Looks up exchange rates in a parallel stream: the lookups hold the pool that the whole JVM shares. */
public final class RateTableBroken {
  private static final List<String> CURRENCIES = List.of("CHF", "DKK", "GBP", "NOK", "SEK", "USD");

  private final ExchangeOffice office;

  private RateTableBroken(ExchangeOffice office) {
    this.office = office;
  }

  private int sumOfRates() {
    return CURRENCIES.parallelStream().mapToInt(office::rateOf).sum();
  }

  public static void main(String[] args) throws InterruptedException {
    CommonPool.useTwoWorkers();
    try (LocalDatabase database = LocalDatabase.start(6, ExchangeOffice.SET_UP)) {
      RateTableBroken rates = new RateTableBroken(new ExchangeOffice(database));
      Thread reader = new Thread(() -> Summary.line("sum of all rates", rates.sumOfRates()));
      reader.start();
      CommonPool.printDelayOfSmallTasks();
      reader.join();
    }
  }
}
