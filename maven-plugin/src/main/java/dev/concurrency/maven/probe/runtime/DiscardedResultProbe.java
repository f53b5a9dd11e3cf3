package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Did a future that is thrown away fail with nobody told?
 *
 * <p>The failure counts once the future is garbage: then nobody holds it who could still look. One that is still referenced somewhere, or
 * had a listener, does not count.
 */
final class DiscardedResultProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;
  private static final int MOST_EXAMPLES = 5;
  private static final int MANY = 500;
  private static final long BETWEEN_LOOKS_AT_MANY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EvidenceLog log;
  private final Queue<Pending> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tracked = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();
  private final AtomicInteger looked = new AtomicInteger();
  private final AtomicInteger unknownType = new AtomicInteger();

  // The agent's thread alone uses what follows.
  private final List<Pending> pending = new ArrayList<>();
  private final List<Failed> failed = new ArrayList<>();
  private volatile int failures;
  private int observed;
  private int lost;
  private int held;
  private int failuresAtEnd;
  private long lookedAt;
  private int examples;
  private boolean over;

  private static final class Pending {
    private final FutureView view;
    private boolean listened;

    /** The agent's thread may look next when the future is done, and a future that is done forgets who listened. */
    Pending(FutureView view) {
      this.view = view;
      this.listened = view.hasListeners();
    }
  }

  /** Text only: an exception could keep the future alive that it came from. */
  private record Failed(WeakReference<Object> future, String type, String exception, String message, String thrownAt) {}

  DiscardedResultProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    FutureView view = FutureView.of(result);
    if (view == null) {
      unknownType.incrementAndGet();
    } else if (Dependents.looksItself(result) || Dependents.looksItself(visit.subject)) {
      looked.incrementAndGet();
    } else if (tracked.incrementAndGet() > MOST_TRACKED) {
      tracked.decrementAndGet();
      untracked.incrementAndGet();
    } else {
      fresh.add(new Pending(view));
    }
  }

  @Override
  void look(long now) {
    // Many that never complete must not keep the agent's thread busy.
    if (pending.size() < MANY || now - lookedAt >= BETWEEN_LOOKS_AT_MANY_NANOS) {
      lookedAt = now;
      look();
    }
  }

  private void look() {
    for (Pending entry; (entry = fresh.poll()) != null; ) {
      pending.add(entry);
    }
    for (Iterator<Pending> i = pending.iterator(); i.hasNext(); ) {
      Pending entry = i.next();
      if (entry.view.isDone()) {
        i.remove();
        done(entry);
      } else {
        entry.listened |= entry.view.hasListeners();
      }
    }
    for (Iterator<Failed> i = failed.iterator(); i.hasNext(); ) {
      Failed entry = i.next();
      if (entry.future.get() == null) {
        i.remove();
        lost++;
        tracked.decrementAndGet();
        example(entry);
      }
    }
  }

  private void done(Pending entry) {
    Throwable failure = entry.view.failure();
    if (failure == null || over || ShutdownHooks.mayHaveActed()) {
      tracked.decrementAndGet();
      failuresAtEnd += failure == null ? 0 : 1;
      return;
    }
    failures++;
    if (entry.listened) {
      observed++;
      tracked.decrementAndGet();
    } else {
      Object future = entry.view.target();
      failed.add(
          new Failed(
              new WeakReference<>(future),
              future.getClass().getName(),
              failure.getClass().getName(),
              failure.getMessage(),
              Frames.thrownAt(failure)));
    }
  }

  private void example(Failed entry) {
    if (++examples <= MOST_EXAMPLES) {
      log.offer(
          () ->
              Json.record("lost")
                  .put("site", site.key())
                  .put("type", entry.type)
                  .put("exception", entry.exception)
                  .put("message", entry.message)
                  .put("thrownAt", entry.thrownAt)
                  .end());
    }
  }

  /** What fails from now on may fail because the JVM goes down. A busy machine can keep the agent's thread from looking until then. */
  @Override
  void lastChance() {
    if (ShutdownHooks.areOfAgentAlone()) {
      look();
    }
    over = true;
  }

  @Override
  boolean wantsGarbageCollected() {
    return !failed.isEmpty();
  }

  @Override
  void finish(long now) {
    look();
    held = failed.size();
  }

  /** For the canary: failures are seen here long before garbage is collected. */
  @Override
  boolean seen() {
    return failures > 0;
  }

  @Override
  long version() {
    return super.version() + failures + lost + held;
  }

  @Override
  void describe(Json json) {
    json.put("failed", failures)
        .put("lost", lost)
        .put("heard", observed)
        .put("handledByItself", looked.get())
        .put("held", held)
        .put("failedAtEnd", failuresAtEnd)
        .put("pending", pending.size())
        .put("untracked", untracked.get())
        .put("unknownType", unknownType.get());
  }
}
