package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;

/** Remembers which lock the calling thread has last taken here. Judges nothing by itself. */
final class LockProbe extends SiteProbe {

  private final ThreadLocal<WeakReference<Object>> last = new ThreadLocal<>();

  LockProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.slot != null && visit.subject != null) {
      last.set(new WeakReference<>(visit.subject));
    }
  }

  /** The lock that the calling thread has last taken here; null if none. It may have given it back. */
  Object last() {
    WeakReference<Object> lock = last.get();
    return lock == null ? null : lock.get();
  }

  @Override
  boolean seen() {
    return false;
  }
}
