package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Did a thread wait inside this call: one that must not, or, for some sites, any that is not there for waiting? */
final class BlockingCallProbe extends SiteProbe {

  /** Asking the JVM for a thread's figures costs about a microsecond, so it is not done for ever. */
  private static final int FULLY_COUNTED = 500;

  private static final int FRAMES = 12;
  private static final long UNFINISHED_AFTER_MILLIS = 1000;

  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicLong waited = new AtomicLong();
  private final Examples examples;

  private final boolean anyThread;

  /** @param anyThread whether threads count that serve nobody else; those that are kept for waiting never do */
  BlockingCallProbe(SiteSpec site, EvidenceLog log, boolean anyThread) {
    super(site);
    this.anyThread = anyThread;
    this.examples = new Examples(log, this::describe);
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  boolean looksAtAnyThread() {
    return anyThread;
  }

  private boolean counts(Visit visit) {
    return visit.kind.mustNotBlock() || anyThread && visit.kind == ThreadKind.PLATFORM;
  }

  @Override
  void entered(Visit visit, int position) {
    if (counts(visit) && counted.incrementAndGet() <= FULLY_COUNTED) {
      visit.countsWaits = true;
    }
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    left(visit);
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    left(visit);
  }

  private void left(Visit visit) {
    if (counts(visit) && visit.waited()) {
      waited.incrementAndGet();
      if (examples.wants(visit.nanos())) {
        visit.trace = Frames.ofCurrentThread(FRAMES);
        examples.add(visit);
      }
    }
  }

  @Override
  void looked(Visit visit, long now) {
    if (counts(visit) && !visit.reported && visit.waited() && visit.olderThan(UNFINISHED_AFTER_MILLIS, now)) {
      examples.unfinished(visit);
    }
  }

  @Override
  void look(long now) {
    examples.look(now, false);
  }

  @Override
  void finish(long now) {
    examples.look(now, true);
  }

  @Override
  boolean seen() {
    return waited.get() > 0;
  }

  @Override
  void describe(Json json) {
    json.put("waited", waited.get());
  }

  private String describe(Visit visit) {
    Json json =
        Json.record("blocked")
            .put("site", site.key())
            .put("thread", visit.thread())
            .put("kind", visit.kind.name())
            .millis("ms", visit.nanos())
            .put("returned", visit.endNanos != 0)
            .put("waits", visit.waits)
            .put("monitorBlocks", visit.monitorBlocks)
            .put("state", visit.waitingState)
            .put("native", visit.nativeSamples > 1 ? visit.nativeFrame : null);
    if (visit.heartbeat != null) {
      visit.heartbeat.describe(json, visit);
    }
    if (visit.trace != null) {
      List<String> frames = new ArrayList<>();
      for (StackTraceElement frame : visit.trace) {
        frames.add(frame.toString());
      }
      json.put("frames", frames);
    }
    return json.end();
  }
}
