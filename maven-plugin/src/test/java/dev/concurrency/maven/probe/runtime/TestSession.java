package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** An agent without a JVM of its own: the probes of some sites, for code instrumented by a test. */
public final class TestSession {

  private final StringWriter written = new StringWriter();
  private final EvidenceLog log = new EvidenceLog(written);
  private final Session session;

  public TestSession(List<SiteSpec> sites) {
    this(sites, null);
  }

  /** @param provocation what is done to make defects show; null if nothing */
  public TestSession(List<SiteSpec> sites, Provocation provocation) {
    session = new Session(log, sites, provocation);
    Probes.onError(session::error);
  }

  public Registry registry() {
    return session;
  }

  public long entered(SiteSpec site) {
    return session.probeOf(site).executions.entered();
  }

  /** What was written so far. */
  public List<String> records() {
    try {
      log.drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.toString().lines().toList();
  }
}
