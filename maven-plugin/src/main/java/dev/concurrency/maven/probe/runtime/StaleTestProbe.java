package dev.concurrency.maven.probe.runtime;

import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does a call act on what an earlier call of the same thread has said, when that is true no more?
 *
 * <p>It is not if, between the two calls, another thread has begun and ended the same call on the same object, for the same key; where elements are taken, if
 * that thread got one and this one then finds none, since a thread may have emptied its queue itself. {@code putIfAbsent} stands alone: it finds something.
 */
final class StaleTestProbe extends SiteProbe {

  private static final int MOST_TRACKED = 1_000;
  private static final int MOST_KEPT = 16;
  private static final int MOST_EXAMPLES = 20;
  private static final String FOUND_NOTHING = "found nothing";

  private final EvidenceLog log;
  private final TestProbe tests;
  private final boolean takes;
  private final boolean puts;
  private final IdentityMap<Queue<Act>> acts = new IdentityMap<>();
  private final AtomicLong stale = new AtomicLong();

  /** A call that has ended. */
  private record Act(Thread thread, Object key, long startNanos) {}

  /** What the thread had asked before this call, and who has acted since; {@code other} is null for nobody. */
  private record Trusted(TestProbe.Test test, Thread other, long startNanos) {}

  /** @param tests the site that asks; null if the call by itself tells */
  StaleTestProbe(SiteSpec site, EvidenceLog log, TestProbe tests) {
    super(site);
    this.log = log;
    this.tests = tests;
    this.puts = tests == null;
    this.takes = site.descriptor().startsWith("()");
  }

  @Override
  void entered(Visit visit, int position) {
    if (!site.descriptor().startsWith("(L")) {
      trust(visit, position);
    }
  }

  @Override
  void given(Visit visit, int position) {
    trust(visit, position);
  }

  private void trust(Visit visit, int position) {
    TestProbe.Test test = tests == null ? null : tests.take(visit.subject);
    visit.notes[position] = new Trusted(test, test == null ? null : otherSince(visit, test), System.nanoTime());
  }

  private Thread otherSince(Visit visit, TestProbe.Test test) {
    Queue<Act> known = acts.get(visit.subject);
    if (known != null) {
      for (Act act : known) {
        boolean sameKey = test.key() == null || isSame(act.key, visit.argument) && isSame(test.key(), visit.argument);
        if (act.thread != Thread.currentThread() && act.startNanos - test.nanos() > 0 && sameKey) {
          return act.thread;
        }
      }
    }
    return null;
  }

  /** Without asking classes of the workload. */
  private static boolean isSame(Object one, Object other) {
    return one == other || one != null && other != null && one.getClass() == other.getClass() && one.getClass().getClassLoader() == null && isPlain(one) && one.equals(other);
  }

  private static boolean isPlain(Object key) {
    return key instanceof String || key instanceof Number || key instanceof Character || key instanceof Boolean || key instanceof java.util.UUID;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    Trusted trusted = (Trusted) visit.notes[position];
    if (puts) {
      if (result != null) {
        say("found a value that was there already", null);
      }
      return;
    }
    if (trusted != null && trusted.other != null && (!takes || result == null)) {
      say(takes ? FOUND_NOTHING : "acted on it too late", trusted.other);
    }
    // Who found nothing has taken nothing away.
    if (trusted != null && (!takes || result != null)) {
      remember(visit, trusted.startNanos);
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (takes && thrown instanceof NoSuchElementException && visit.notes[position] instanceof Trusted trusted && trusted.other != null) {
      say(FOUND_NOTHING, trusted.other);
    }
  }

  private void remember(Visit visit, long startNanos) {
    Queue<Act> known = acts.get(visit.subject);
    if (known == null && acts.size() < MOST_TRACKED) {
      known = acts.putIfAbsent(visit.subject, new ConcurrentLinkedQueue<>());
    }
    if (known != null) {
      known.add(new Act(Thread.currentThread(), visit.argument, startNanos));
      if (known.size() > MOST_KEPT) {
        known.poll();
      }
    }
  }

  private void say(String what, Thread other) {
    if (stale.incrementAndGet() <= MOST_EXAMPLES) {
      String record =
          Json.record("stale-test")
              .put("site", site.key())
              .put("thread", Thread.currentThread().getName())
              .put("what", what)
              .put("other", other == null ? null : other.getName())
              .end();
      log.offer(() -> record);
    }
  }

  @Override
  void look(long now) {
    acts.expunge(gone -> {});
  }

  @Override
  boolean seen() {
    return stale.get() > 0;
  }

  @Override
  long version() {
    return super.version() + stale.get();
  }

  @Override
  void describe(Json json) {
    json.put("stale", stale.get());
  }
}
