package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** One rewritten place of the workload and the probes that watch it. Several findings may name the same call. */
final class Call {

  private static final int MOST_FAULTS = 2;

  final SiteProbe[] probes;
  final boolean watchesThread;
  final boolean looksAtAnyThread;
  final boolean provokes;
  private final AtomicInteger faults = new AtomicInteger();

  Call(SiteProbe[] probes) {
    this.probes = probes.clone();
    boolean watches = false;
    boolean looks = false;
    boolean provoke = false;
    for (SiteProbe probe : probes) {
      watches |= probe.watchesThread();
      looks |= probe.looksAtAnyThread();
      provoke |= probe.provokes();
    }
    this.watchesThread = watches;
    this.looksAtAnyThread = looks;
    this.provokes = provoke;
  }

  /** Whether its task is to fail once more. */
  boolean takesFault() {
    return faults.get() < MOST_FAULTS && faults.incrementAndGet() <= MOST_FAULTS;
  }
}
