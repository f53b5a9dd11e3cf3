package dev.concurrency.maven.probe.runtime;

import java.util.List;

/** What the instrumenter asks of the agent and tells it. Thread-safe. */
public interface Registry {

  /** The sites of this run, the canary's included. */
  List<SiteSpec> sites();

  /** What is to be done to make defects show; null if nothing. */
  Provocation provocation();

  /** Gives a rewritten place its number, which the rewritten code passes to {@link Probes}. */
  int register(List<SiteSpec> watchedBy);

  /** The site was found and is being rewritten. */
  void instrumented(SiteSpec site, String className, String method);

  /** The class was loaded, but the site cannot be observed; nothing can be said about it. */
  void uninstrumentable(SiteSpec site, String why);

  /** The compiled classes have no such call: they differ from what was analysed. */
  void stale(SiteSpec site, String why);
}
