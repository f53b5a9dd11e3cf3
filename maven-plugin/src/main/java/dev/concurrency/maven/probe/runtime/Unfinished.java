package dev.concurrency.maven.probe.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The most of some things that were unfinished at the same time, as a lower bound. It is looked for now and then by the agent, and by whoever adds one
 * whenever their number has doubled: on a machine so busy that the agent hardly ever runs, the threads that begin them still do. Takes no lock.
 *
 * @param <T> what begins before it is added, and ends some time
 */
abstract class Unfinished<T> {

  private static final int MOST_TRACKED = 10_000;

  private final Queue<T> tracked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong added = new AtomicLong();
  private final AtomicInteger peak = new AtomicInteger();

  abstract boolean isUnfinished(T thing);

  /** What is counted: things with the same identity are one. */
  abstract Object counted(T thing);

  /** Tells whether there was room for it. */
  boolean add(T thing) {
    if (size.incrementAndGet() > MOST_TRACKED) {
      size.decrementAndGet();
      return false;
    }
    tracked.add(thing);
    long all = added.incrementAndGet();
    if ((all & (all - 1)) == 0) {
      count();
    }
    return true;
  }

  /** For the agent's thread alone, which also forgets what is finished. */
  void look() {
    count();
    tracked.removeIf(thing -> {
      boolean finished = !isUnfinished(thing);
      if (finished) {
        size.decrementAndGet();
      }
      return finished;
    });
  }

  /** All had begun before the moment when the last is taken from the queue, and those that are found unfinished behind it still were so. */
  @SuppressWarnings("unchecked")
  private void count() {
    Set<Object> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object thing : tracked.toArray()) {
      if (isUnfinished((T) thing)) {
        unfinished.add(counted((T) thing));
      }
    }
    peak.accumulateAndGet(unfinished.size(), Math::max);
  }

  int peak() {
    return peak.get();
  }
}
