package dev.concurrency.maven.probe.runtime;

/** Notes the tasks that a {@link SerialWaitProbe} of the same finding speaks of. Judges nothing by itself. */
final class SerialStartProbe extends SiteProbe {

  private final SerialTasks tasks;

  SerialStartProbe(SiteSpec site, SerialTasks tasks) {
    super(site);
    this.tasks = tasks;
  }

  @Override
  void entered(Visit visit, int position) {
    tasks.starting();
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    tasks.started(result);
  }

  @Override
  boolean seen() {
    return executions.entered() > 0;
  }
}
