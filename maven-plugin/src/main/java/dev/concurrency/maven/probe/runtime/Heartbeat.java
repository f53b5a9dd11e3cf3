package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A task that does nothing, given to a loop while one of its threads is inside a flagged call: how long it waits is how long any other
 * task of the loop had to wait. A second one is given to an idle thread at the same time; what that one waits is the machine's doing.
 */
final class Heartbeat implements Runnable {

  private static final int MOST_CONTROLS = 20;

  private final Executor loop;
  private final long postedAt = System.nanoTime();
  private volatile long ranAt;
  private volatile long controlNanos;
  private volatile int queued;
  private int controls;

  private Heartbeat(Executor loop) {
    this.loop = loop;
  }

  /** Gives the loop a heartbeat; null if it does not take one. */
  static Heartbeat post(Executor loop) {
    if (loop == null) {
      return null;
    }
    try {
      Heartbeat beat = new Heartbeat(loop);
      loop.execute(beat);
      return beat;
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** Looks at the loop's queue and measures the idle thread once more. */
  void look(Executor idle) {
    if (ranAt != 0) {
      return;
    }
    queued = Math.max(queued, queueLength() - 1);
    if (controls++ < MOST_CONTROLS) {
      long posted = System.nanoTime();
      idle.execute(() -> controlNanos = Math.max(controlNanos, System.nanoTime() - posted));
    }
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

  /** How long it has waited so far. */
  long waitedNanos() {
    long ran = ranAt;
    return (ran == 0 ? System.nanoTime() : ran) - postedAt;
  }

  long controlNanos() {
    return controlNanos;
  }

  /** Other tasks seen in the loop's queue while this one waited. */
  int queued() {
    return queued;
  }

  void describe(Json json) {
    json.millis("lagMs", waitedNanos()).millis("idleLagMs", controlNanos).put("queued", queued);
  }
}
