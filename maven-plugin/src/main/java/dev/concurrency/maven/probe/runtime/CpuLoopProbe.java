package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much CPU time does this code take on a thread that others wait for, and how long did they wait? */
final class CpuLoopProbe extends SiteProbe {

  private static final long WORTH_TELLING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long UNFINISHED_AFTER_MILLIS = 1000;

  private final AtomicLong greatest = new AtomicLong();
  private final Examples examples;
  /** Those which others felt most: the worst one may have been over before anybody could ask. */
  private final Examples felt;

  CpuLoopProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.examples = new Examples(log, this::describe);
    this.felt = new Examples(log, this::describe);
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  void entered(Visit visit, int position) {
    if (isLoop(visit)) {
      visit.countsCpu = true;
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
    if (isLoop(visit)) {
      greatest.accumulateAndGet(visit.cpuNanos, Math::max);
      long whileOthersWaited = visit.heartbeat == null ? -1 : visit.heartbeat.computed(visit);
      if (visit.cpuNanos >= WORTH_TELLING_NANOS && examples.wants(visit.cpuNanos)) {
        examples.add(visit);
      } else if (whileOthersWaited >= WORTH_TELLING_NANOS && felt.wants(whileOthersWaited)) {
        felt.add(visit);
      }
    }
  }

  @Override
  void looked(Visit visit, long now) {
    if (isLoop(visit) && !visit.reported && visit.olderThan(UNFINISHED_AFTER_MILLIS, now)) {
      visit.cpuNanos = ThreadStats.cpuSince(visit);
      examples.unfinished(visit);
    }
  }

  @Override
  void look(long now) {
    examples.look(now, false);
    felt.look(now, false);
  }

  @Override
  void finish(long now) {
    examples.look(now, true);
    felt.look(now, true);
  }

  @Override
  boolean seen() {
    return greatest.get() >= WORTH_TELLING_NANOS;
  }

  @Override
  void describe(Json json) {
    json.millis("greatestCpuMs", greatest.get());
  }

  private static boolean isLoop(Visit visit) {
    return visit.kind.role() == ThreadKind.Role.LOOP;
  }

  private String describe(Visit visit) {
    Json json =
        Json.record("cpu")
            .put("site", site.key())
            .put("thread", visit.thread())
            .put("kind", visit.kind.name())
            .millis("ms", visit.nanos())
            .millis("cpuMs", visit.cpuNanos)
            .put("returned", visit.endNanos != 0);
    if (visit.heartbeat != null) {
      visit.heartbeat.describe(json, visit);
    }
    return json.end();
  }
}
