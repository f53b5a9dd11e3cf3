package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Follows a method that a proxy is to run on another thread: on which thread it runs, seen from the calls that other sites of the finding speak of. */
final class ProxiedBodyProbe extends SiteProbe {

  private final ThreadLocal<Trail> trails = ThreadLocal.withInitial(Trail::new);
  private final AtomicLong elsewhere = new AtomicLong();

  /** What one thread has done. */
  private static final class Trail {
    private int openCalls;
    private long runs;
  }

  ProxiedBodyProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void entered(Visit visit, int position) {
    Trail trail = trails.get();
    trail.runs++;
    if (trail.openCalls == 0) {
      elsewhere.incrementAndGet();
    }
  }

  /** The thread makes a call that a site speaks of; returns how often the thread has run the method before. */
  long callBegins() {
    Trail trail = trails.get();
    trail.openCalls++;
    return trail.runs;
  }

  /** The call is over; returns how often the thread has run the method by now. */
  long callEnds() {
    Trail trail = trails.get();
    trail.openCalls--;
    return trail.runs;
  }

  /** How often the method ran without a call on that thread. */
  long elsewhere() {
    return elsewhere.get();
  }

  @Override
  boolean seen() {
    return false;
  }
}
