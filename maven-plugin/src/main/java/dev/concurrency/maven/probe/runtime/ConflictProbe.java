package dev.concurrency.maven.probe.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Are two threads in calls that change the same object, at the same time? All sites share what they know: the two calls may be different ones. */
final class ConflictProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;
  private static final int MOST_EXAMPLES = 20;

  /** A call whose end was lost, as where the stack overflows, must not meet others for ever. */
  private static final long LONGEST_MILLIS = 1000;

  private final EvidenceLog log;
  private final Delays delays;
  private final IdentityMap<Set<Change>> changes;
  private final AtomicLong conflicts = new AtomicLong();

  /** A thread is in such a call. */
  static final class Change {
    private static final AtomicLong COUNT = new AtomicLong();

    final ConflictProbe by;
    final Thread thread = Thread.currentThread();
    final long startNanos = System.nanoTime();
    private final long number = COUNT.incrementAndGet();
    private final Set<Change> met = ConcurrentHashMap.newKeySet();

    Change(ConflictProbe by) {
      this.by = by;
    }

    /** Whether these two meet for the first time: each of them may see the other, and it is one meeting. */
    boolean meets(Change other) {
      return number < other.number ? met.add(other) : other.met.add(this);
    }
  }

  ConflictProbe(SiteSpec site, EvidenceLog log, Provocation provocation, IdentityMap<Set<Change>> changes) {
    super(site);
    this.log = log;
    this.delays = new Delays(provocation);
    this.changes = changes;
  }

  @Override
  void entered(Visit visit, int position) {
    Set<Change> inside = visit.subject == null ? null : changes.get(visit.subject);
    if (visit.subject == null || inside == null && changes.size() >= MOST_TRACKED) {
      return;
    }
    inside = inside == null ? changes.putIfAbsent(visit.subject, ConcurrentHashMap.newKeySet()) : inside;
    Change own = new Change(this);
    inside.add(own);
    visit.notes[position] = own;
    for (Change other : inside) {
      boolean current = own.startNanos - other.startNanos < TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
      if (other.thread != own.thread && current) {
        if (own.meets(other)) {
          met(own, other);
          if (other.by != this) {
            other.by.met(other, own);
          }
        }
        break;
      }
    }
    delays.delay();
  }

  private void met(Change own, Change other) {
    if (conflicts.incrementAndGet() <= MOST_EXAMPLES) {
      String record =
          Json.record("conflict")
              .put("site", site.key())
              .put("thread", own.thread.getName())
              .put("other", other.thread.getName())
              .put("otherAt", other.by.site.place())
              .put("otherCall", other.by.site.name())
              .end();
      log.offer(() -> record);
    }
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    left(visit, position);
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    left(visit, position);
  }

  private void left(Visit visit, int position) {
    Set<Change> inside = visit.notes[position] == null ? null : changes.get(visit.subject);
    if (inside != null) {
      inside.remove(visit.notes[position]);
    }
  }

  @Override
  void look(long now) {
    changes.expunge(gone -> {});
  }

  @Override
  boolean seen() {
    return conflicts.get() > 0;
  }

  @Override
  long version() {
    return super.version() + conflicts.get();
  }

  @Override
  void describe(Json json) {
    json.put("conflicts", conflicts.get()).put("delays", delays.taken());
  }
}
