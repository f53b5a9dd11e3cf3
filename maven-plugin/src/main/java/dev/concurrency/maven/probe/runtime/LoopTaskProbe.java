package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what each thread was last given for something that it left to an event loop. Judges nothing by itself. Takes no lock. */
final class LoopTaskProbe extends SiteProbe {

  private final ThreadLocal<Last> own = new ThreadLocal<>();
  private final Queue<Last> all = new ConcurrentLinkedQueue<>();

  /** What one thread was given last; written by that thread. */
  private static final class Last {
    private final ThreadSlot slot;
    private volatile WeakReference<Object> result;

    private Last(ThreadSlot slot) {
      this.slot = slot;
    }
  }

  LoopTaskProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.slot == null || result == null) {
      return;
    }
    Last last = own.get();
    boolean isNew = last == null;
    if (isNew) {
      last = new Last(visit.slot);
      own.set(last);
    }
    last.result = new WeakReference<>(result);
    if (isNew) {
      all.add(last);
    }
  }

  /** What the thread got last; null if it is not known, or gone. For the agent's thread alone, which also forgets the threads that have ended. */
  Object lastOf(ThreadSlot slot) {
    all.removeIf(last -> last.slot.thread.get() == null);
    for (Last last : all) {
      if (last.slot == slot) {
        return last.result.get();
      }
    }
    return null;
  }

  @Override
  boolean seen() {
    return false;
  }
}
