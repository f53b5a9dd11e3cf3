package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes sure that garbage has been collected. */
final class Garbage {

  private static final int TRIES = 5;
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private Garbage() {}

  /** Whether a collection that began after this call has cleared weak references; false where explicit collections are switched off. */
  static boolean collect() {
    for (int i = 0; i < TRIES; i++) {
      WeakReference<Object> canary = new WeakReference<>(new Object());
      System.gc();
      long start = System.nanoTime();
      while (canary.get() != null && System.nanoTime() - start < PATIENCE_NANOS) {
        LockSupport.parkNanos(1_000_000);
      }
      if (canary.get() == null) {
        return true;
      }
    }
    return false;
  }
}
