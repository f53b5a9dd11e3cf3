package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Does an interrupt that ends the call reach nobody? The method around it is followed by an {@link InterruptedBodyProbe}. */
final class InterruptProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final InterruptedBodyProbe method;
  private final AtomicLong interrupted = new AtomicLong();
  private final AtomicLong swallowed = new AtomicLong();

  InterruptProbe(SiteSpec site, EvidenceLog log, InterruptedBodyProbe method) {
    super(site);
    this.log = log;
    this.method = method;
  }

  @Override
  void entered(Visit visit, int position) {
    method.goesOn();
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (isInterrupt(thrown) && !Thread.currentThread().isInterrupted()) {
      interrupted.incrementAndGet();
      method.arrived(this::goesOn);
    }
  }

  /** An exception that a class of the JDK has thrown: others may mean something else by it than that the thread was interrupted. */
  private static boolean isInterrupt(Throwable thrown) {
    StackTraceElement[] trace = thrown instanceof InterruptedException ? thrown.getStackTrace() : new StackTraceElement[0];
    return trace.length > 0 && trace[0].getClassName().startsWith("java.");
  }

  private void goesOn(String how) {
    if (swallowed.incrementAndGet() <= MOST_EXAMPLES) {
      String record = Json.record("swallowed-interrupt").put("site", site.key()).put("thread", Thread.currentThread().getName()).put("how", how).end();
      log.offer(() -> record);
    }
  }

  @Override
  boolean seen() {
    return swallowed.get() > 0;
  }

  @Override
  long version() {
    return super.version() + interrupted.get() + swallowed.get();
  }

  @Override
  void describe(Json json) {
    json.put("interrupted", interrupted.get()).put("swallowed", swallowed.get());
  }
}
