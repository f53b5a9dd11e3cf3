package dev.concurrency.maven.probe.runtime;

/** Is each task waited for before its thread starts the next one? The starts are watched by another site of the same finding. */
final class SerialWaitProbe extends SiteProbe {

  private final SerialTasks tasks;

  SerialWaitProbe(SiteSpec site, SerialTasks tasks) {
    super(site);
    this.tasks = tasks;
  }

  @Override
  void entered(Visit visit, int position) {
    visit.notes[position] = tasks.isUnfinished() ? Boolean.TRUE : null;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.notes[position] != null) {
      tasks.waited(visit.nanos());
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    returned(visit, position, null);
  }

  @Override
  boolean seen() {
    return tasks.seen();
  }

  @Override
  long version() {
    return super.version() + tasks.version();
  }

  @Override
  void describe(Json json) {
    tasks.describe(json);
  }
}
