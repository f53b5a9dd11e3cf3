package dev.concurrency.samples.imports;

import dev.concurrency.samples.support.local.InFlight;
import dev.concurrency.samples.support.local.Summary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts an insert for every row at once: all rows wait in the queue of a pool of four, with nothing to slow the reader down. */
public final class OrderImportBroken {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final OrderDatabase database;
  private final InFlight inFlight;

  OrderImportBroken(OrderDatabase database, InFlight inFlight) {
    this.database = database;
    this.inFlight = inFlight;
  }

  int importAll(List<OrderRow> rows) {
    List<CompletableFuture<Integer>> inserts = new ArrayList<>();
    for (OrderRow row : rows) {
      inFlight.started();
      inserts.add(CompletableFuture.supplyAsync(() -> database.insert(row), pool).whenComplete((count, failure) -> inFlight.finished()));
    }
    return inserts.stream().mapToInt(CompletableFuture::join).sum();
  }

  void close() {
    pool.shutdown();
  }

  public static void main(String[] args) throws SQLException {
    InFlight inFlight = new InFlight(OrderDatabase.ROWS);
    try (OrderDatabase database = new OrderDatabase(inFlight)) {
      List<OrderRow> rows = database.incoming();
      OrderImportBroken orders = new OrderImportBroken(database, inFlight);
      int imported = orders.importAll(rows);
      orders.close();

      Summary.line("rows", rows.size());
      Summary.line("orders imported", imported);
      Summary.line("most inserts in flight at once", inFlight.peak());
    }
  }
}
