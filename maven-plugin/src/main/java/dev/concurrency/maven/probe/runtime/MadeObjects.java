package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The first objects that a place makes, as long as the workload has them. Takes no lock. */
final class MadeObjects {

  private static final int MOST_TRACKED = 100;

  private final AtomicInteger tracked = new AtomicInteger();
  private final Queue<WeakReference<Object>> fresh = new ConcurrentLinkedQueue<>();

  // The agent's thread alone uses what follows.
  private final List<WeakReference<Object>> made = new ArrayList<>();

  /** {@code object} may be null. */
  void add(Object object) {
    if (object != null && tracked.incrementAndGet() <= MOST_TRACKED) {
      fresh.add(new WeakReference<>(object));
    }
  }

  /** For the agent's thread alone. */
  List<Object> alive() {
    for (WeakReference<Object> next; (next = fresh.poll()) != null; ) {
      made.add(next);
    }
    made.removeIf(reference -> reference.get() == null);
    return made.stream().map(WeakReference::get).filter(object -> object != null).toList();
  }
}
