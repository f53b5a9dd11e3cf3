package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Was a publisher that is thrown away, or handed to somebody who does nothing with it, ever subscribed? Answered when it is garbage, or when the run ends. */
final class NeverSubscribedProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;

  private static final IdentityMap<Entry> PUBLISHERS = new IdentityMap<>();
  /** Stands for a publisher that was subscribed before it was thrown away, or never was. */
  private static final Entry USED_BEFORE = new Entry(null, null);
  private static final int MOST_REMEMBERED = 200_000;
  private static volatile boolean forgetful;

  private final AtomicInteger discarded = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();
  private final AtomicInteger usedBefore = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private volatile int subscribed;
  private volatile int never;
  private volatile int unwatched;
  private volatile String type = "";

  /** A discarded publisher. */
  static final class Entry {

    private final NeverSubscribedProbe probe;
    private final Class<?> type;
    volatile boolean used;
    private boolean closed;

    Entry(NeverSubscribedProbe probe, Class<?> type) {
      this.probe = probe;
      this.type = type;
    }

    /** Once, although one that is held to the end may become garbage after it. */
    void close() {
      if (probe != null && !closed) {
        closed = true;
        probe.close(this);
      }
    }
  }

  private final boolean ofArgument;

  /** @param ofArgument the publisher is the call's first argument, rather than its result */
  NeverSubscribedProbe(SiteSpec site, boolean ofArgument) {
    super(site);
    this.ofArgument = ofArgument;
  }

  /** A publisher is being subscribed. */
  static void used(Object publisher) {
    Entry entry = PUBLISHERS.get(publisher);
    if (entry != null) {
      entry.used = true;
    } else if (PUBLISHERS.size() < MOST_REMEMBERED) {
      PUBLISHERS.put(publisher, USED_BEFORE);
    } else {
      forgetful = true;
    }
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    Object publisher = ofArgument ? visit.subject : result;
    if (publisher != null) {
      discarded(publisher);
    }
  }

  private void discarded(Object publisher) {
    discarded.incrementAndGet();
    Entry known = PUBLISHERS.get(publisher);
    if (known != null && (known == USED_BEFORE || known.used)) {
      usedBefore.incrementAndGet();
    } else if (known != null) {
      // A constant that is handed out again and again, such as an empty publisher: one and the same.
      untracked.incrementAndGet();
    } else if (open.incrementAndGet() > MOST_TRACKED) {
      open.decrementAndGet();
      untracked.incrementAndGet();
    } else {
      PUBLISHERS.put(publisher, new Entry(this, publisher.getClass()));
    }
  }

  @Override
  void look(long now) {
    PUBLISHERS.expunge(Entry::close);
  }

  private void close(Entry entry) {
    open.decrementAndGet();
    if (entry.used) {
      subscribed++;
    } else if (Subscriptions.isWatched(entry.type)) {
      never++;
      type = entry.type.getName();
    } else {
      unwatched++;
      type = entry.type.getName();
    }
  }

  @Override
  boolean wantsGarbageCollected() {
    return open.get() > 0;
  }

  @Override
  void finish(long now) {
    look(now);
    for (Entry entry : PUBLISHERS.values()) {
      if (entry.probe == this) {
        entry.close();
      }
    }
  }

  @Override
  boolean seen() {
    return never > 0;
  }

  @Override
  long version() {
    return super.version() + usedBefore.get() + subscribed + never + unwatched;
  }

  @Override
  void describe(Json json) {
    json.put("discarded", discarded.get())
        .put("subscribed", subscribed + usedBefore.get())
        .put("neverSubscribed", never)
        .put("unwatched", unwatched)
        .put("untracked", untracked.get())
        .put("forgetful", forgetful)
        .put("type", type);
  }
}
