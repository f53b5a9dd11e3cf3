package dev.concurrency.maven.probe.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The worst executions of a site, kept until the heartbeat that belongs to each has run. */
final class Examples {

  private static final int MOST = 20;
  private static final long HEARTBEAT_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final EvidenceLog log;
  private final Function<Visit, String> describe;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong worst = new AtomicLong(-1);
  private final Queue<Visit> open = new ConcurrentLinkedQueue<>();

  Examples(EvidenceLog log, Function<Visit, String> describe) {
    this.log = log;
    this.describe = describe;
  }

  /** Whether an execution of this badness is worse than all before; it is then to be added. */
  boolean wants(long badness) {
    return badness > worst.getAndAccumulate(badness, Math::max) && taken.incrementAndGet() <= MOST;
  }

  void add(Visit visit) {
    open.add(visit);
  }

  /** Writes at once about an execution that may never end. */
  void unfinished(Visit visit) {
    visit.reported = true;
    log.offer(() -> describe.apply(visit));
  }

  /** Hands over those whose heartbeat has run, or will not. */
  void look(long now, boolean all) {
    for (int n = open.size(); n > 0; n--) {
      Visit visit = open.poll();
      Heartbeat beat = visit.heartbeat;
      if (!all && beat != null && !beat.ran() && now - visit.endNanos < HEARTBEAT_PATIENCE_NANOS) {
        open.add(visit);
      } else {
        log.offer(() -> describe.apply(visit));
      }
    }
  }
}
