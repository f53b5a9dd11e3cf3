package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A task that does nothing, given to a loop while one of its threads is inside a flagged call: how long it waits is how long any other
 * task of the loop had to wait. An idle thread is given some too, one after the other all the while; what these wait is the machine's doing.
 */
final class Heartbeat implements Runnable {

  private final Executor loop;
  /** CPU time that the thread inside the flagged call had used by then. */
  private final long postedCpu;
  private final long postedAt = System.nanoTime();
  private volatile long ranAt;
  private volatile long controlNanos;
  private volatile int queued;
  /** When the idle thread was given its present heartbeat; 0 while it has none. */
  private volatile long controlPostedAt;

  private Heartbeat(Executor loop, long postedCpu) {
    this.loop = loop;
    this.postedCpu = postedCpu;
  }

  /** Gives the loop a heartbeat because of what the thread does; null if it does not take one. */
  static Heartbeat post(Executor loop, Thread thread) {
    if (loop == null) {
      return null;
    }
    try {
      Heartbeat beat = new Heartbeat(loop, ThreadStats.METER.cpuNanosOf(thread));
      loop.execute(beat);
      return beat;
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** Looks at the loop's queue and measures the idle thread. */
  void look(Executor idle) {
    if (ranAt != 0) {
      return;
    }
    queued = Math.max(queued, queueLength() - 1);
    if (controlPostedAt == 0) {
      controlPostedAt = System.nanoTime();
      idle.execute(
          () -> {
            controlNanos = idleLag();
            controlPostedAt = 0;
          });
    }
  }

  private long idleLag() {
    long posted = controlPostedAt;
    return posted == 0 ? controlNanos : Math.max(controlNanos, System.nanoTime() - posted);
  }

  private int queueLength() {
    if (loop instanceof ThreadPoolExecutor pool) {
      return pool.getQueue().size();
    }
    // Netty's single-threaded executors.
    return Internals.ask(loop, "pendingTasks") instanceof Integer pending ? pending : 0;
  }

  @Override
  public void run() {
    ranAt = System.nanoTime();
  }

  boolean ran() {
    return ranAt != 0;
  }

  /**
   * Adds what the loop's other tasks felt of a visit.
   *
   * <p>The loop may have gone on to something else before it came to the heartbeat; of that wait only the part within the visit is the visit's doing.
   */
  void describe(Json json, Visit visit) {
    long ran = ranAt;
    long end = visit.endNanos;
    long now = System.nanoTime();
    long until = Math.min(ran == 0 ? now : ran, end == 0 ? now : end);
    json.millis("lagMs", Math.max(0, until - postedAt)).millis("idleLagMs", idleLag()).put("queued", queued);
    long computed = computed(visit);
    if (computed >= 0) {
      json.millis("computedMs", computed);
    }
  }

  /** CPU time, in nanoseconds, of the visit while the heartbeat waited for its end: no other program on the machine can add to that. Negative if it is not known. */
  long computed(Visit visit) {
    long ran = ranAt;
    long end = visit.endNanos;
    boolean waitedToTheEnd = ran == 0 || end != 0 && end <= ran;
    boolean isKnown = visit.countsCpu && visit.cpuNanos >= 0 && postedCpu >= 0 && waitedToTheEnd;
    return isKnown ? Math.max(0, visit.startCpu + visit.cpuNanos - Math.max(postedCpu, visit.startCpu)) : -1;
  }
}
