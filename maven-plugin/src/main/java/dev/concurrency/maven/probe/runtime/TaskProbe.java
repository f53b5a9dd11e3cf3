package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;

/** Observes the tasks that another site of the same finding waits for. Judges nothing by itself. */
final class TaskProbe extends SiteProbe {

  /** One task from its start to its end. */
  static final class Run implements ObservedTask.Listener {

    private volatile long startedAt;
    private volatile long finishedAt;
    private volatile String thread;
    /** What the start of the task returned. */
    private volatile WeakReference<Object> result;

    @Override
    public void started() {
      thread = Thread.currentThread().getName();
      startedAt = System.nanoTime();
    }

    @Override
    public void finished() {
      finishedAt = System.nanoTime();
    }

    boolean isStarted() {
      return startedAt != 0;
    }

    boolean isFinished() {
      return finishedAt != 0;
    }

    /** How long it has run since a moment, until now if it still runs. */
    long ranSince(long moment) {
      long end = isFinished() ? finishedAt : System.nanoTime();
      return isStarted() ? Math.max(0, end - Math.max(moment, startedAt)) : 0;
    }

    String thread() {
      return thread;
    }
  }

  private final IdentityMap<Run> byResult = new IdentityMap<>();
  private final ThreadLocal<Run> lastOfThread = new ThreadLocal<>();

  TaskProbe(SiteSpec site) {
    super(site);
  }

  @Override
  Object task(Visit visit, int position, Object task, Class<?> type) {
    Run run = new Run();
    Object replacement = ObservedTask.of(task, type, run);
    if (replacement != task) {
      visit.notes[position] = run;
      if (visit.slot != null) {
        lastOfThread.set(run);
      }
    }
    return replacement;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (result != null && visit.notes[position] instanceof Run run) {
      run.result = new WeakReference<>(result);
      byResult.put(result, run);
    }
  }

  /** The task whose start returned this very object, or null. */
  Run of(Object result) {
    return result == null ? null : byResult.get(result);
  }

  /** The task whose end completes this future: its own, or through the stages in between; null if that cannot be told. */
  Run behind(Object future) {
    Run own = of(future);
    Run last = own == null ? lastOfThread.get() : null;
    Object result = last == null || last.result == null ? null : last.result.get();
    return result != null && future != null && Dependents.leadsTo(result, future) ? last : own;
  }

  @Override
  void look(long now) {
    byResult.expunge(run -> {});
  }

  @Override
  boolean seen() {
    return executions.entered() > 0;
  }
}
