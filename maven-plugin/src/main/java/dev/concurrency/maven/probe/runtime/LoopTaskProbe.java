package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Remembers what each thread was last given for something that it left to an event loop. Judges nothing by itself. */
final class LoopTaskProbe extends SiteProbe {

  private final Map<ThreadSlot, WeakReference<Object>> last = new WeakHashMap<>();

  LoopTaskProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.slot != null && result != null) {
      synchronized (last) {
        last.put(visit.slot, new WeakReference<>(result));
      }
    }
  }

  /** What the thread got last; null if it is not known, or gone. */
  Object lastOf(ThreadSlot slot) {
    synchronized (last) {
      WeakReference<Object> result = last.get(slot);
      return result == null ? null : result.get();
    }
  }

  @Override
  boolean seen() {
    return false;
  }
}
