package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Does a lock refuse to be given back? It says by itself that the thread does not hold it. */
final class ForeignUnlockProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final AtomicLong refused = new AtomicLong();

  ForeignUnlockProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (thrown instanceof IllegalMonitorStateException && refused.incrementAndGet() <= MOST_EXAMPLES) {
      String record = Json.record("refused-unlock").put("site", site.key()).put("thread", Thread.currentThread().getName()).end();
      log.offer(() -> record);
    }
  }

  @Override
  boolean seen() {
    return refused.get() > 0;
  }

  @Override
  void describe(Json json) {
    json.put("refused", refused.get());
  }
}
