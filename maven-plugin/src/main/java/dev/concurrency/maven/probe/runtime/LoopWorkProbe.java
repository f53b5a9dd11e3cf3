package dev.concurrency.maven.probe.runtime;

/** Tells a {@link LoopRoundsProbe} that its thread has found something to do. */
final class LoopWorkProbe extends SiteProbe {

  private final LoopRoundsProbe loop;

  LoopWorkProbe(SiteSpec site, LoopRoundsProbe loop) {
    super(site);
    this.loop = loop;
  }

  @Override
  void entered(Visit visit, int position) {
    loop.worked();
  }

  @Override
  boolean seen() {
    return false;
  }
}
