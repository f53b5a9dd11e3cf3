package dev.concurrency.maven.probe.runtime;

/** A place that only tells other sites of its finding something: where a monitor is held, or what a call waits for. Nothing is rewritten there. */
final class PlaceProbe extends SiteProbe {

  PlaceProbe(SiteSpec site) {
    super(site);
  }

  @Override
  boolean seen() {
    return false;
  }
}
