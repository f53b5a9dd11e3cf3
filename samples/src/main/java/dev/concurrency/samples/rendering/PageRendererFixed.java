package dev.concurrency.samples.rendering;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import dev.concurrency.samples.support.local.LoggedErrors;
import dev.concurrency.samples.support.local.Summary;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Chains the painting to the layout instead of waiting for it, so that the only rendering thread is never held. */
public final class PageRendererFixed {
  private static final Logger LOG = Logger.getLogger(PageRendererFixed.class.getName());
  private static final int PAGES = 3;

  private final ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(1));
  private final CountDownLatch rendered = new CountDownLatch(PAGES);

  void render(String page) {
    Futures.addCallback(paint(page), rendered(page), MoreExecutors.directExecutor());
  }

  private ListenableFuture<String> paint(String page) {
    ListenableFuture<Layout> layout = pool.submit(() -> Layout.of(page));
    return Futures.transform(layout, Layout::paint, pool);
  }

  private FutureCallback<String> rendered(String page) {
    return new FutureCallback<>() {
      @Override
      public void onSuccess(String painted) {
        rendered.countDown();
      }

      @Override
      public void onFailure(Throwable failure) {
        LOG.log(Level.WARNING, "No page " + page, failure);
      }
    };
  }

  /** Ends the pool; a wait for a task that has not begun is ended by cancelling that task, since it ignores interrupts. */
  void stop() throws InterruptedException {
    for (Runnable unbegun : pool.shutdownNow()) {
      ((Future<?>) unbegun).cancel(false);
    }
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws InterruptedException {
    LoggedErrors errors = LoggedErrors.watch();
    PageRendererFixed renderer = new PageRendererFixed();
    for (int page = 1; page <= PAGES; page++) {
      renderer.render("page " + page);
    }
    renderer.rendered.await(1_800, TimeUnit.MILLISECONDS);
    Summary.line("pages to render", PAGES);
    Summary.line("pages rendered when the patience ran out", PAGES - renderer.rendered.getCount());
    Summary.line("errors in the log", errors.count());
    renderer.stop();
  }
}
