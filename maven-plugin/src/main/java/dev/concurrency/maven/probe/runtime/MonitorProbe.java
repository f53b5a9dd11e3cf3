package dev.concurrency.maven.probe.runtime;

/** Where a monitor is held; nothing happens there, another site of the finding looks at stacks. */
final class MonitorProbe extends SiteProbe {

  MonitorProbe(SiteSpec site) {
    super(site);
  }

  @Override
  boolean seen() {
    return false;
  }
}
