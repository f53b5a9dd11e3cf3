package dev.concurrency.maven.probe.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** Does a call on a resource begin after the resource was closed, and fail? That it was only closed meanwhile does not count. */
final class UseAfterCloseProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final ResourceCloseProbe closes;
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  UseAfterCloseProbe(SiteSpec site, EvidenceLog log, ResourceCloseProbe closes) {
    super(site);
    this.log = log;
    this.closes = closes;
  }

  @Override
  void entered(Visit visit, int position) {
    if (closes.isClosed(visit.subject)) {
      visit.notes[position] = true;
      late.incrementAndGet();
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (visit.notes[position] != null && saysClosed(thrown) && failed.incrementAndGet() <= MOST_EXAMPLES) {
      String record =
          Json.record("use-after-close")
              .put("site", site.key())
              .put("thread", Thread.currentThread().getName())
              .put("exception", thrown.getClass().getName())
              .end();
      log.offer(() -> record);
    }
  }

  /** What resources throw that are closed; a wrong argument is somebody else's fault, and an end is an end. JDBC's by name: its module may be missing. */
  private static boolean saysClosed(Throwable thrown) {
    return thrown instanceof IOException && !(thrown instanceof EOFException)
        || thrown instanceof UncheckedIOException
        || thrown instanceof IllegalStateException
        || ThreadKinds.is(thrown.getClass(), "java.sql.SQLException");
  }

  @Override
  boolean seen() {
    return failed.get() > 0;
  }

  @Override
  long version() {
    return super.version() + late.get() + failed.get();
  }

  @Override
  void describe(Json json) {
    json.put("late", late.get()).put("failed", failed.get());
  }
}
