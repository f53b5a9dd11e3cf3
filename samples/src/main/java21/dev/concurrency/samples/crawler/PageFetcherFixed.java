package dev.concurrency.samples.crawler;

import dev.concurrency.samples.support.local.InFlight;
import dev.concurrency.samples.support.local.Summary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Starts the next virtual thread when one of at most 32 is through. */
public final class PageFetcherFixed {
  private static final int LIMIT = 32;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore permits = new Semaphore(LIMIT);
  private final PageArchive archive;
  private final InFlight inFlight;

  PageFetcherFixed(PageArchive archive, InFlight inFlight) {
    this.archive = archive;
    this.inFlight = inFlight;
  }

  List<String> fetchAll(List<Long> ids) throws InterruptedException, ExecutionException {
    List<Future<String>> fetching = new ArrayList<>();
    for (long id : ids) {
      permits.acquire();
      inFlight.started();
      fetching.add(threads.submit(() -> fetch(id)));
    }
    List<String> texts = new ArrayList<>();
    for (Future<String> text : fetching) {
      texts.add(text.get());
    }
    return texts;
  }

  private String fetch(long id) throws SQLException, InterruptedException {
    try {
      return archive.text(id);
    } finally {
      inFlight.finished();
      permits.release();
    }
  }

  void close() {
    threads.close();
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    InFlight inFlight = new InFlight(LIMIT);
    try (PageArchive archive = new PageArchive(inFlight)) {
      PageFetcherFixed fetcher = new PageFetcherFixed(archive, inFlight);
      List<String> texts = fetcher.fetchAll(archive.ids());
      fetcher.close();

      Summary.line("pages", PageArchive.pages());
      Summary.line("texts fetched", texts.size());
      Summary.line("most reads in flight at once", inFlight.peak());
    }
  }
}
