package dev.concurrency.maven.probe.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How often a site was entered and left, on which kinds of thread. Thread-safe, without locks. */
final class Executions {

  private static final ThreadKind[] KINDS = ThreadKind.values();

  private final AtomicLong entered = new AtomicLong();
  private final AtomicLong exited = new AtomicLong();
  private final AtomicLongArray byKind = new AtomicLongArray(KINDS.length);
  private final AtomicLongArray longest = new AtomicLongArray(KINDS.length);
  /** The name of one thread of each kind, for people. */
  private final AtomicReferenceArray<String> thread = new AtomicReferenceArray<>(KINDS.length);

  void enter(ThreadKind kind) {
    entered.incrementAndGet();
    byKind.incrementAndGet(kind.ordinal());
    if (thread.get(kind.ordinal()) == null) {
      thread.compareAndSet(kind.ordinal(), null, Thread.currentThread().getName());
    }
  }

  void exit(ThreadKind kind, long nanos) {
    exited.incrementAndGet();
    longest.accumulateAndGet(kind.ordinal(), nanos, Math::max);
  }

  long entered() {
    return entered.get();
  }

  void describe(Json json) {
    json.put("entered", entered.get()).put("exited", exited.get()).put("threads", rows());
  }

  /** How often on each kind of thread, and how long at most. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (ThreadKind kind : KINDS) {
      long n = byKind.get(kind.ordinal());
      if (n > 0) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind.name());
        row.put("n", n);
        row.put("longestMs", longest.get(kind.ordinal()) / 10_000 / 100.0);
        row.put("thread", String.valueOf(thread.get(kind.ordinal())));
        kinds.add(row);
      }
    }
    return kinds;
  }
}
