package dev.concurrency.maven.probe.runtime;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Did a periodic task end with an exception, while its executor went on and nobody waited for its future?
 *
 * <p>What the task throws is seen on its own thread, and whether its executor is being shut down is asked at that very moment: a task that fails because
 * of that does not count. That it is dead, its future says by having completed.
 */
final class PeriodicTaskProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 5;

  private final EvidenceLog log;
  private final Queue<Run> runs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unknown = new AtomicInteger();
  private volatile boolean over;
  private volatile int died;
  private volatile int heard;
  private volatile int withExecutor;
  private volatile int waitedFor;

  PeriodicTaskProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  /** One task that was scheduled. The failure is text only. */
  private final class Run implements ObservedTask.Listener {

    private final Object executor;
    private final AtomicInteger started = new AtomicInteger();
    private volatile FutureView future;
    private volatile boolean looksItself;
    private volatile boolean listened;
    private volatile String[] failure;
    private volatile boolean afterShutdown;

    Run(Object executor) {
      this.executor = executor;
    }

    @Override
    public void started() {
      started.incrementAndGet();
    }

    @Override
    public void finished() {}

    @Override
    public void failed(Throwable thrown) {
      afterShutdown = over || ShutdownHooks.mayHaveActed() || executor instanceof ExecutorService service && service.isShutdown();
      failure = new String[] {thrown.getClass().getName(), thrown.getMessage(), Frames.thrownAt(thrown)};
    }
  }

  @Override
  Object task(Visit visit, int position, Object task, Class<?> type) {
    Run run = new Run(visit.subject);
    Object replacement = ObservedTask.of(task, type, run);
    if (replacement != task) {
      visit.notes[position] = run;
    }
    return replacement;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    FutureView future = FutureView.of(result);
    if (future == null || !(visit.notes[position] instanceof Run run)) {
      unknown.incrementAndGet();
      return;
    }
    run.looksItself = Dependents.looksItself(result) || Dependents.looksItself(visit.subject);
    run.future = future;
    runs.add(run);
  }

  @Override
  void look(long now) {
    for (Iterator<Run> i = runs.iterator(); i.hasNext(); ) {
      Run run = i.next();
      boolean done = run.future.isDone();
      if (!done) {
        if (!run.listened && isWaitedFor(run.future)) {
          run.listened = true;
          waitedFor++;
        }
      } else {
        i.remove();
        if (run.failure != null && run.future.failure() != null) {
          ended(run);
        }
      }
    }
  }

  /** A thread waits in {@code Future.get}, or there is a listener: somebody will be told. */
  private static boolean isWaitedFor(FutureView future) {
    Object waiters = Internals.get(future.target(), "waiters");
    return future.hasListeners() || waiters instanceof Number number && number.intValue() > 0 || waiters != null && !(waiters instanceof Number);
  }

  private void ended(Run run) {
    if (run.afterShutdown) {
      withExecutor++;
    } else if (run.looksItself || run.listened) {
      heard++;
    } else {
      died++;
      example(run);
    }
  }

  private void example(Run run) {
    if (died <= MOST_EXAMPLES) {
      log.offer(
          () ->
              Json.record("died")
                  .put("site", site.key())
                  .put("exception", run.failure[0])
                  .put("message", run.failure[1])
                  .put("thrownAt", run.failure[2])
                  .put("runs", run.started.get())
                  .end());
    }
  }

  /** What fails from now on fails because the JVM goes down. */
  @Override
  void lastChance() {
    over = true;
  }

  @Override
  void finish(long now) {
    look(now);
  }

  @Override
  boolean seen() {
    return died > 0;
  }

  @Override
  long version() {
    return super.version() + died + heard + withExecutor + waitedFor;
  }

  @Override
  void describe(Json json) {
    json.put("died", died).put("heard", heard).put("waitedFor", waitedFor).put("diedWithExecutor", withExecutor).put("unknown", unknown.get());
  }
}
