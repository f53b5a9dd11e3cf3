package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Did the subscriber that a call made get a failure that its library then dropped? */
final class DroppedFailureProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 5;

  private final EvidenceLog log;
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicInteger atEnd = new AtomicInteger();
  private final AtomicInteger unwatched = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();

  DroppedFailureProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (result == null || !DroppedFailures.isWatched(result.getClass())) {
      unwatched.incrementAndGet();
    } else if (DroppedFailures.isFull()) {
      untracked.incrementAndGet();
    } else {
      DroppedFailures.subscribed(result, this);
    }
  }

  /** Told once for each subscriber, on the thread that dropped its failure or on the one that subscribed. */
  void dropped(DroppedFailures.Failure failure) {
    if (failure.handled()) {
      handled.incrementAndGet();
    } else if (ShutdownHooks.mayHaveActed()) {
      atEnd.incrementAndGet();
    } else if (dropped.incrementAndGet() <= MOST_EXAMPLES) {
      log.offer(
          () ->
              Json.record("dropped")
                  .put("site", site.key())
                  .put("exception", failure.exception())
                  .put("message", failure.message())
                  .put("thrownAt", failure.thrownAt())
                  .end());
    }
  }

  @Override
  void look(long now) {
    DroppedFailures.expunge();
  }

  @Override
  boolean seen() {
    return dropped.get() > 0;
  }

  @Override
  long version() {
    return super.version() + dropped.get() + handled.get() + unwatched.get();
  }

  @Override
  void describe(Json json) {
    json.put("dropped", dropped.get()).put("handled", handled.get()).put("droppedAtEnd", atEnd.get()).put("unwatched", unwatched.get()).put("untracked", untracked.get());
  }
}
