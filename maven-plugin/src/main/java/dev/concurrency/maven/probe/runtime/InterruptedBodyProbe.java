package dev.concurrency.maven.probe.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Follows an interrupt through a method: it arrived in a flagged call, no exception left the method, and the thread goes on with its interrupt flag
 * clear.
 *
 * <p>A thread goes on if it makes a flagged call again before the method is left. It also goes on if it runs the method again later, but only a thread
 * of its own: a thread of a pool has ended the task that was interrupted, and begun another one.
 */
final class InterruptedBodyProbe extends SiteProbe {

  private final ThreadLocal<Trail> trails = ThreadLocal.withInitial(Trail::new);

  /** What one thread is in, and what it has left. */
  private static final class Trail {
    private final Deque<Run> open = new ArrayDeque<>();
    /** The call at which an interrupt arrived that a run which is over has not passed on. */
    private Consumer<String> forgotten;
  }

  /** One execution of the method. */
  private static final class Run {
    private Consumer<String> arrived;
  }

  InterruptedBodyProbe(SiteSpec site) {
    super(site);
  }

  @Override
  void entered(Visit visit, int position) {
    Trail trail = trails.get();
    tellIfClear(trail.forgotten, "ran the method again");
    trail.forgotten = null;
    trail.open.push(new Run());
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    Run left = trails.get().open.poll();
    if (left != null && left.arrived != null && !Thread.currentThread().isInterrupted() && isOwnThread()) {
      trails.get().forgotten = left.arrived;
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    trails.get().open.poll();
  }

  /** The thread makes a flagged call. */
  void goesOn() {
    Run run = trails.get().open.peek();
    if (run != null) {
      tellIfClear(run.arrived, "waited again");
      run.arrived = null;
    }
  }

  /** An interrupt has arrived in a flagged call, which says so by an exception and has cleared the flag. */
  void arrived(Consumer<String> tell) {
    Run run = trails.get().open.peek();
    if (run != null) {
      run.arrived = tell;
    }
  }

  private static void tellIfClear(Consumer<String> tell, String how) {
    if (tell != null && !Thread.currentThread().isInterrupted()) {
      tell.accept(how);
    }
  }

  /** No pool, timer or stage of the JDK is on the stack, whose next task would be another run. */
  private static boolean isOwnThread() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().startsWith("java.util.")) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean seen() {
    return false;
  }
}
