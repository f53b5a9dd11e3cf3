package dev.concurrency.samples.reports;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.SlowDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The queries of a report run at once, but without an executor of their own: they fill the pool that the whole JVM shares. */
public final class ReportBuilderBroken {
  private static final int MONTHS = 6;

  private final SalesRepository sales;

  private ReportBuilderBroken(SalesRepository sales) {
    this.sales = sales;
  }

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (SlowDatabase database = SlowDatabase.start(SalesRepository.TABLES)) {
      ReportBuilderBroken reports = new ReportBuilderBroken(new SalesRepository(database.dataSource()));
      CompletableFuture<String> report = reports.halfYear();
      CommonPool.printDelayOfSmallTasks();
      System.out.println(report.join());
    }
  }

  private CompletableFuture<String> halfYear() {
    List<CompletableFuture<Long>> revenues = new ArrayList<>();
    for (int i = 1; i <= MONTHS; i++) {
      int month = i;
      revenues.add(CompletableFuture.supplyAsync(() -> sales.revenueIn(month)));
    }
    return CompletableFuture.allOf(revenues.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> "revenue by month: " + revenues.stream().map(CompletableFuture::join).toList());
  }
}
