package dev.concurrency.samples.imports;

import dev.concurrency.samples.support.local.InFlight;
import dev.concurrency.samples.support.local.Summary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Starts the next insert when one of at most 32 is through. */
public final class OrderImportFixed {
  private static final int LIMIT = 32;

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Semaphore permits = new Semaphore(LIMIT);
  private final OrderDatabase database;
  private final InFlight inFlight;

  OrderImportFixed(OrderDatabase database, InFlight inFlight) {
    this.database = database;
    this.inFlight = inFlight;
  }

  int importAll(List<OrderRow> rows) throws InterruptedException {
    List<CompletableFuture<Integer>> inserts = new ArrayList<>();
    for (OrderRow row : rows) {
      permits.acquire();
      inFlight.started();
      inserts.add(CompletableFuture.supplyAsync(() -> database.insert(row), pool).whenComplete((count, failure) -> finished()));
    }
    return inserts.stream().mapToInt(CompletableFuture::join).sum();
  }

  private void finished() {
    inFlight.finished();
    permits.release();
  }

  void close() {
    pool.shutdown();
  }

  public static void main(String[] args) throws InterruptedException, SQLException {
    InFlight inFlight = new InFlight(LIMIT);
    try (OrderDatabase database = new OrderDatabase(inFlight)) {
      List<OrderRow> rows = database.incoming();
      OrderImportFixed orders = new OrderImportFixed(database, inFlight);
      int imported = orders.importAll(rows);
      orders.close();

      Summary.line("rows", rows.size());
      Summary.line("orders imported", imported);
      Summary.line("most inserts in flight at once", inFlight.peak());
    }
  }
}
