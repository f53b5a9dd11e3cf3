package dev.concurrency.maven.probe.runtime;

/** One rewritten place of the workload and the probes that watch it. Several findings may name the same call. */
final class Call {

  final SiteProbe[] probes;
  final boolean watchesThread;
  final boolean looksAtAnyThread;

  Call(SiteProbe[] probes) {
    this.probes = probes.clone();
    boolean watches = false;
    boolean looks = false;
    for (SiteProbe probe : probes) {
      watches |= probe.watchesThread();
      looks |= probe.looksAtAnyThread();
    }
    this.watchesThread = watches;
    this.looksAtAnyThread = looks;
  }
}
