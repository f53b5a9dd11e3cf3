package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Did a thread wait inside this call: one that must not, or, for some sites, any that is not there for waiting, or an actor's while messages waited? */
final class BlockingCallProbe extends SiteProbe {

  /** Asking the JVM for a thread's figures costs about a microsecond, so it is not done for ever. */
  private static final int FULLY_COUNTED = 500;

  private static final int FRAMES = 12;
  private static final long UNFINISHED_AFTER_MILLIS = 1000;

  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicLong waited = new AtomicLong();
  private final Examples examples;
  private final Examples delayed;
  private final Latency latency;

  BlockingCallProbe(SiteSpec site, EvidenceLog log, Latency latency) {
    super(site);
    this.latency = latency;
    this.examples = new Examples(log, visit -> describe(visit, "blocked"));
    this.delayed = new Examples(log, visit -> describe(visit, "delayed"));
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  boolean looksAtAnyThread() {
    return site.probe() != ProbeKind.BLOCKING_CALL;
  }

  /** Where callers are asked about, threads count too that serve nobody else; those that are kept for waiting never do. */
  private boolean counts(Visit visit) {
    return switch (site.probe()) {
      case ACTOR_WAIT -> visit.kind == ThreadKind.ACTOR;
      case CALLER_WAIT -> visit.kind.mustNotBlock() || visit.kind == ThreadKind.PLATFORM;
      default -> visit.kind.mustNotBlock();
    };
  }

  @Override
  void entered(Visit visit, int position) {
    if (counts(visit) && counted.incrementAndGet() <= FULLY_COUNTED) {
      visit.countsWaits = true;
    }
  }

  /** Where callers are asked about, nothing would show but the delay itself. */
  @Override
  boolean provokes() {
    return latency.isAllowed() && site.probe() != ProbeKind.CALLER_WAIT;
  }

  @Override
  void begun(Visit visit) {
    if (provokes() && counts(visit)) {
      latency.delay(visit);
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
    if (visit.injectedNanos > 0) {
      // How long it took says nothing any more; what the others felt of it does.
      if (visit.delayed && provokes()) {
        delayed.add(visit);
      }
      return;
    }
    if (counts(visit) && visit.waited()) {
      waited.incrementAndGet();
      if (holdsUp(visit) && examples.wants(visit.nanos())) {
        visit.trace = Frames.ofCurrentThread(FRAMES);
        examples.add(visit);
      }
    }
  }

  /** An actor is asked about for the sake of the messages that wait behind it. */
  private boolean holdsUp(Visit visit) {
    return site.probe() != ProbeKind.ACTOR_WAIT || visit.messages > 0;
  }

  @Override
  void looked(Visit visit, long now) {
    Object actor = visit.actor;
    if (actor != null) {
      int messages = ActorCells.waiting(actor);
      // Not what has arrived since the call ended.
      if (visit.endNanos == 0) {
        visit.messages = Math.max(visit.messages, messages);
      }
    }
    if (counts(visit) && !visit.reported && visit.injectedNanos == 0 && holdsUp(visit) && visit.waited() && visit.olderThan(UNFINISHED_AFTER_MILLIS, now)) {
      examples.unfinished(visit);
    }
  }

  @Override
  void look(long now) {
    examples.look(now, false);
    delayed.look(now, false);
  }

  @Override
  void finish(long now) {
    examples.look(now, true);
    delayed.look(now, true);
  }

  @Override
  boolean seen() {
    return waited.get() > 0;
  }

  @Override
  void describe(Json json) {
    json.put("waited", waited.get());
  }

  private String describe(Visit visit, String what) {
    Json json =
        Json.record(what)
            .put("site", site.key())
            .put("thread", visit.thread())
            .put("kind", visit.kind.name())
            .millis("ms", visit.nanos())
            .put("returned", visit.endNanos != 0)
            .put("waits", visit.waits)
            .put("monitorBlocks", visit.monitorBlocks)
            .put("state", visit.waitingState)
            .put("native", visit.nativeSamples > 1 ? visit.nativeFrame : null);
    if (visit.messages > 0) {
      json.put("messages", visit.messages);
    }
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
