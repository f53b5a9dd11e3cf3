package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sites of this JVM, their probes, and what has to be said about them. Thread-safe. */
final class Session implements Registry {

  private static final int MOST_ERRORS = 20;

  private final EvidenceLog log;
  private final Map<SiteSpec, SiteProbe> probes = new LinkedHashMap<>();
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final AtomicInteger errors = new AtomicInteger();

  Session(EvidenceLog log, List<SiteSpec> sites) {
    this.log = log;
    for (SiteSpec site : sites) {
      probes.put(site, probe(site));
    }
  }

  private SiteProbe probe(SiteSpec site) {
    return switch (site.probe()) {
      case BLOCKING_CALL -> new BlockingCallProbe(site, log);
      case CPU_LOOP -> new CpuLoopProbe(site, log);
      case DISCARDED_RESULT -> new DiscardedResultProbe(site, log);
      default -> new BlockingCallProbe(site, log);
    };
  }

  Collection<SiteProbe> probes() {
    return probes.values();
  }

  SiteProbe probeOf(SiteSpec site) {
    return probes.get(site);
  }

  @Override
  public List<SiteSpec> sites() {
    return List.copyOf(probes.keySet());
  }

  @Override
  public int register(List<SiteSpec> watchedBy) {
    return Probes.register(watchedBy.stream().map(probes::get).toArray(SiteProbe[]::new));
  }

  @Override
  public void instrumented(SiteSpec site, String className, String method) {
    sayOnce(Json.record("instrumented").put("site", site.key()).put("class", className).put("method", method));
  }

  @Override
  public void uninstrumentable(SiteSpec site, String why) {
    sayOnce(Json.record("uninstrumentable").put("site", site.key()).put("why", why));
  }

  @Override
  public void stale(SiteSpec site, String why) {
    sayOnce(Json.record("stale").put("site", site.key()).put("why", why));
  }

  private void sayOnce(Json json) {
    String record = json.end();
    if (said.add(record)) {
      log.offer(() -> record);
    }
  }

  void error(String where, Throwable thrown) {
    if (errors.incrementAndGet() <= MOST_ERRORS) {
      log.offer(() -> Json.record("probe-error").put("where", where).put("error", thrown.toString()).put("at", Frames.thrownAt(thrown)).end());
    }
  }

  void writeSnapshots(boolean all) throws IOException {
    log.drain();
    for (SiteProbe probe : probes.values()) {
      String record = probe.snapshot(all);
      if (record != null) {
        log.write(record);
      }
    }
  }
}
