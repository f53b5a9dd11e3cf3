package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** What is known of one platform thread of the workload: its kind and the flagged calls that it is in just now. */
final class ThreadSlot {

  private static final ThreadLocal<ThreadSlot> CURRENT = new ThreadLocal<>();
  private static final Queue<ThreadSlot> ALL = new ConcurrentLinkedQueue<>();

  final WeakReference<Thread> thread;
  final long id;
  final String name;
  final ThreadKind kind;
  /** Weak, because a stopped loop must not be kept alive. */
  final WeakReference<Executor> loop;

  /** The cell of the actor that handles a message on the thread just now; null if none does. Written by the thread itself. */
  Object actor;

  /** The innermost flagged call; written by the thread itself, read by the agent. */
  volatile Visit current;

  private ThreadSlot(Thread thread, ThreadKinds.Classified classified) {
    this.thread = new WeakReference<>(thread);
    this.id = thread.getId();
    this.name = thread.getName();
    this.kind = classified.kind();
    this.loop = new WeakReference<>(classified.loop());
  }

  /** The calling thread's slot, or null for a virtual thread, which may block and of which there may be very many. */
  static ThreadSlot ofCurrentThread() {
    Thread thread = Thread.currentThread();
    if (ThreadKinds.isVirtual(thread)) {
      return null;
    }
    ThreadSlot slot = CURRENT.get();
    if (slot == null) {
      slot = new ThreadSlot(thread, ThreadKinds.ofCurrentThread());
      CURRENT.set(slot);
      ALL.add(slot);
    }
    return slot;
  }

  /** What kind of thread it is for what runs on it just now. */
  ThreadKind kindNow() {
    return actor == null ? kind : ActorCells.kind(actor, kind);
  }

  /** The slots of living threads. */
  static Iterable<ThreadSlot> all() {
    ALL.removeIf(
        slot -> {
          Thread thread = slot.thread.get();
          return thread == null || !thread.isAlive();
        });
    return ALL;
  }
}
