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

/** Starts a virtual thread for every page at once: the threads cost little, but all of them crowd in front of four connections. */
public final class PageFetcherBroken {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PageArchive archive;
  private final InFlight inFlight;

  PageFetcherBroken(PageArchive archive, InFlight inFlight) {
    this.archive = archive;
    this.inFlight = inFlight;
  }

  List<String> fetchAll(List<Long> ids) throws InterruptedException, ExecutionException {
    List<Future<String>> fetching = new ArrayList<>();
    for (long id : ids) {
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
    }
  }

  void close() {
    threads.close();
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    InFlight inFlight = new InFlight(PageArchive.pages());
    try (PageArchive archive = new PageArchive(inFlight)) {
      PageFetcherBroken fetcher = new PageFetcherBroken(archive, inFlight);
      List<String> texts = fetcher.fetchAll(archive.ids());
      fetcher.close();

      Summary.line("pages", PageArchive.pages());
      Summary.line("texts fetched", texts.size());
      Summary.line("most reads in flight at once", inFlight.peak());
    }
  }
}
