package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many pools or clients does this place make?
 *
 * <p>Each is looked at again and again, as long as it is there: executors that have not ended, and the threads that they have.
 */
final class CreationProbe extends SiteProbe {

  private static final int MOST_TRACKED = 1_000;

  private final AtomicLong created = new AtomicLong();
  private final AtomicInteger tracked = new AtomicInteger();
  private final Queue<WeakReference<ExecutorService>> fresh = new ConcurrentLinkedQueue<>();

  // The agent's thread alone uses what follows.
  private List<WeakReference<ExecutorService>> open = new ArrayList<>();
  private volatile int mostOpen;
  private volatile int mostThreads;

  CreationProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    created.incrementAndGet();
    if (result instanceof ExecutorService executor && tracked.incrementAndGet() <= MOST_TRACKED) {
      fresh.add(new WeakReference<>(executor));
    }
  }

  @Override
  void look(long now) {
    for (WeakReference<ExecutorService> next; (next = fresh.poll()) != null; ) {
      open.add(next);
    }
    List<WeakReference<ExecutorService>> still = new ArrayList<>();
    int threads = 0;
    for (WeakReference<ExecutorService> reference : open) {
      ExecutorService executor = reference.get();
      if (executor != null && !executor.isTerminated()) {
        still.add(reference);
        threads += executor instanceof ThreadPoolExecutor pool ? pool.getPoolSize() : 0;
      }
    }
    open = still;
    mostOpen = Math.max(mostOpen, still.size());
    mostThreads = Math.max(mostThreads, threads);
  }

  @Override
  void finish(long now) {
    look(now);
  }

  @Override
  boolean seen() {
    return created.get() > 1;
  }

  @Override
  long version() {
    return super.version() + mostOpen + mostThreads;
  }

  @Override
  void describe(Json json) {
    json.put("created", created.get()).put("open", mostOpen).put("poolThreads", mostThreads);
  }
}
