package dev.concurrency.samples.export;

import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Drops the futures of its file operations: reports for a folder that does not exist are counted as exported and are nowhere. */
public final class ExporterBroken extends AbstractVerticle {
  private static final int MONTHS = 12;

  private final ExportFolder folder;
  private int exported;

  ExporterBroken(ExportFolder folder) {
    this.folder = folder;
  }

  @Override
  public void start(Promise<Void> done) {
    for (int month = 1; month <= MONTHS; month++) {
      String file = folder.report(month);
      vertx.fileSystem().writeFile(file, Buffer.buffer("month;turnover\n" + month + ";1200\n"));
      exported++;
    }
    // The file operations of one verticle run in order: after this one the reports are through.
    vertx.fileSystem().writeFile(folder.index(), Buffer.buffer("months: " + MONTHS + "\n")).onComplete(done);
  }

  public static void main(String[] args) throws IOException {
    LoggedErrors errors = LoggedErrors.watch();
    try (ExportFolder folder = ExportFolder.create()) {
      Vertx vertx = Vertx.vertx();
      ExporterBroken exporter = new ExporterBroken(folder);
      vertx.deployVerticle(exporter).toCompletionStage().toCompletableFuture().join();
      vertx.close().toCompletionStage().toCompletableFuture().join();

      Summary.line("monthly reports", MONTHS);
      Summary.line("reports shown as exported", exporter.exported);
      Summary.line("reports on disk", folder.reportsOnDisk());
      Summary.line("errors in the log", errors.count());
    }
  }
}
