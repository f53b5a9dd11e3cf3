package dev.concurrency.maven.probe.runtime;

import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does an event loop wait for itself?
 *
 * <p>Proved when its library refuses the wait, with the exception that it has for this; or when the loop's thread stands in the flagged call at two looks, and both
 * times what it waits for is known to be left to this very loop: it is in the loop's queue, or of the loop's context, or the loop's own end.
 */
final class LoopWaitProbe extends SiteProbe {

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MOST_EXAMPLES = 3;

  private final EvidenceLog log;
  private final LoopTaskProbe tasks;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong fulfilled = new AtomicLong();
  private volatile int stuck;

  // The agent's thread alone uses what follows.
  private Visit before;
  private long lookedAt;

  /** @param tasks the site of the same finding that leaves something to the loop; null if there is none */
  LoopWaitProbe(SiteSpec site, EvidenceLog log, LoopTaskProbe tasks) {
    super(site);
    this.log = log;
    this.tasks = tasks;
  }

  @Override
  boolean watchesThread() {
    return true;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.reported && !Boolean.FALSE.equals(result)) {
      // Somebody else has finished it after all.
      fulfilled.incrementAndGet();
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (isOnLoop(visit) && isRefusal(visit, thrown) && refused.incrementAndGet() <= MOST_EXAMPLES) {
      String record =
          Json.record("loop-wait")
              .put("site", site.key())
              .put("thread", visit.thread())
              .put("kind", visit.kind.name())
              .put("refusal", thrown.getClass().getName())
              .end();
      log.offer(() -> record);
    }
  }

  private static boolean isOnLoop(Visit visit) {
    return visit.slot != null && (visit.kind == ThreadKind.NETTY_EVENT_LOOP || visit.kind == ThreadKind.VERTX_EVENT_LOOP);
  }

  /** Netty refuses what is not finished yet, and a future that failed with another one's refusal is finished; Vert.x refuses before it looks. */
  private boolean isRefusal(Visit visit, Throwable thrown) {
    if (ThreadKinds.is(thrown.getClass(), "io.netty.util.concurrent.BlockingOperationException")) {
      FutureView awaited = FutureView.of(visit.subject);
      return awaited != null && !awaited.isDone();
    }
    return thrown instanceof IllegalStateException
        && visit.kind == ThreadKind.VERTX_EVENT_LOOP
        && site.name().equals("await")
        && site.owner().replace('/', '.').endsWith("io.vertx.core.Future");
  }

  @Override
  void looked(Visit visit, long now) {
    Thread thread = visit.slot.thread.get();
    boolean isNew = visit != before;
    if (!isOnLoop(visit) || visit.reported || stuck >= MOST_EXAMPLES || thread == null || !isNew && now - lookedAt < BETWEEN_LOOKS_NANOS) {
      return;
    }
    String awaited = waits(thread) ? awaited(visit) : null;
    lookedAt = now;
    before = awaited == null ? null : visit;
    if (awaited != null && !isNew) {
      stuck++;
      visit.reported = true;
      long since = now - visit.startNanos;
      log.offer(
          () ->
              Json.record("loop-wait")
                  .put("site", site.key())
                  .put("thread", visit.thread())
                  .put("kind", visit.kind.name())
                  .put("awaited", awaited)
                  .millis("ms", since)
                  .end());
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
  }

  /** What the thread waits for, if it is known to be its own loop's; else null. */
  private String awaited(Visit visit) {
    Executor loop = visit.slot.loop.get();
    Object subject = visit.subject;
    if (loop == null || subject == null) {
      return null;
    }
    if (isEndOf(loop, subject) || isEndOf(Internals.ask(loop, "parent"), subject)) {
      return "the end of its own loop";
    }
    if (isIn(Internals.get(loop, "taskQueue"), subject) || isIn(Internals.get(loop, "scheduledTaskQueue"), subject)) {
      return "a task in its own queue";
    }
    return tasks != null && isOfContext(loop, tasks.lastOf(visit.slot)) ? "a future of its own context" : null;
  }

  private static boolean isEndOf(Object loopOrGroup, Object future) {
    return loopOrGroup != null && Internals.get(loopOrGroup, "terminationFuture") == future;
  }

  /** The loop's thread stands still, but others may add tasks meanwhile. */
  private static boolean isIn(Object queue, Object subject) {
    if (!(queue instanceof Collection<?>)) {
      return false;
    }
    try {
      for (Object task : (Collection<?>) queue) {
        if (task != null && References.lead(task, subject)) {
          return true;
        }
      }
    } catch (ConcurrentModificationException | UnsupportedOperationException e) {
      return false;
    }
    return false;
  }

  /** A future of Vert.x tells nobody that it is finished but on its context. */
  private static boolean isOfContext(Executor loop, Object future) {
    Object context = future == null ? null : Internals.ask(future, "context");
    return context != null
        && Boolean.TRUE.equals(Internals.ask(context, "isEventLoopContext"))
        && Internals.ask(context, "nettyEventLoop") == loop;
  }

  @Override
  boolean seen() {
    return stuck > 0 || refused.get() > 0;
  }

  @Override
  long version() {
    return super.version() + stuck + refused.get() + fulfilled.get();
  }

  @Override
  void describe(Json json) {
    json.put("stuck", stuck).put("refused", refused.get()).put("fulfilled", fulfilled.get());
  }
}
