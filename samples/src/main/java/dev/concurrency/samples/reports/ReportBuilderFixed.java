package dev.concurrency.samples.reports;

import dev.concurrency.samples.support.CommonPool;
import dev.concurrency.samples.support.SlowDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same report; its queries run on threads kept for the database. */
public final class ReportBuilderFixed {
  private static final int MONTHS = 6;
  private static final ExecutorService DATABASE_THREADS = Executors.newFixedThreadPool(4);

  private final SalesRepository sales;

  private ReportBuilderFixed(SalesRepository sales) {
    this.sales = sales;
  }

  public static void main(String[] args) throws Exception {
    CommonPool.useTwoWorkers();
    try (SlowDatabase database = SlowDatabase.start(SalesRepository.TABLES)) {
      ReportBuilderFixed reports = new ReportBuilderFixed(new SalesRepository(database.dataSource()));
      CompletableFuture<String> report = reports.halfYear();
      CommonPool.printDelayOfSmallTasks();
      System.out.println(report.join());
    } finally {
      DATABASE_THREADS.shutdown();
    }
  }

  private CompletableFuture<String> halfYear() {
    List<CompletableFuture<Long>> revenues = new ArrayList<>();
    for (int i = 1; i <= MONTHS; i++) {
      int month = i;
      revenues.add(CompletableFuture.supplyAsync(() -> sales.revenueIn(month), DATABASE_THREADS));
    }
    return CompletableFuture.allOf(revenues.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> "revenue by month: " + revenues.stream().map(CompletableFuture::join).toList());
  }
}
