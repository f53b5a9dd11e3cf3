package dev.concurrency.maven.probe.runtime;

/** Remembers what the calling thread has last asked for. Judges nothing by itself. */
final class TestProbe extends SiteProbe {

  /** A call that has returned. */
  record Test(Object of, Object key, long nanos) {}

  private final ThreadLocal<Test> last = new ThreadLocal<>();
  private final Delays delays;

  TestProbe(SiteSpec site, Provocation provocation) {
    super(site);
    this.delays = new Delays(provocation);
  }

  @Override
  void entered(Visit visit, int position) {
    last.remove();
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    last.set(new Test(visit.subject, visit.argument, System.nanoTime()));
    delays.delay();
  }

  /** What the calling thread has asked the object since it last acted; null if nothing. */
  Test take(Object of) {
    Test test = last.get();
    last.remove();
    return test != null && test.of == of ? test : null;
  }

  @Override
  boolean seen() {
    return false;
  }
}
