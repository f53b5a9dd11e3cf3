package dev.concurrency.maven.probe.runtime;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does another thread write the field between a read and the write that builds on it?
 *
 * <p>Each write is announced, with its thread, before it happens. Right before a write the field is read again: if it holds another value than what was
 * read, and that is the value that another thread has announced since, then this write undoes that one. A second write of the same thread is no such
 * thing, and a window that an exception left open is opened anew by the next read.
 */
final class LostUpdateProbe extends SiteProbe {

  private static final int MOST_TRACKED = 10_000;
  private static final int MOST_EXAMPLES = 20;
  private static final int MOST_DELAYS = 20;
  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final EvidenceLog log;
  private final boolean provoked;
  private final IdentityMap<Announced> announced = new IdentityMap<>();
  private final ThreadLocal<Window> window = new ThreadLocal<>();
  private final AtomicLong order = new AtomicLong();
  private final AtomicLong overlaps = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicInteger delays = new AtomicInteger();

  /** The last write to one object's field. */
  private record Announced(Thread thread, Object value, long order) {}

  /** What the thread has read and not yet written. */
  private record Window(Object of, Object value, long order) {}

  LostUpdateProbe(SiteSpec site, EvidenceLog log, Provocation provocation) {
    super(site);
    this.log = log;
    this.provoked = provocation == Provocation.SCHEDULE;
  }

  /** @param of the object whose field it is; the class for a static field */
  @Override
  void fieldRead(Object of, Object value) {
    window.set(new Window(of, value, order.incrementAndGet()));
    if (provoked && delays.get() < MOST_DELAYS && isVisitedByOthers(of)) {
      delays.incrementAndGet();
      delay();
    }
  }

  private boolean isVisitedByOthers(Object of) {
    Announced last = announced.get(of);
    return last == null || last.thread != Thread.currentThread();
  }

  /** Not by parking, which could take a permit that is meant for the workload. */
  private static void delay() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < DELAY_NANOS) {
      Thread.yield();
    }
  }

  @Override
  void fieldWritten(Object of, Object valueNow, Object value, ThreadKind kind) {
    executions.enter(kind);
    Window read = window.get();
    window.remove();
    Announced last = announced.get(of);
    Thread self = Thread.currentThread();
    if (read != null && read.of == of && last != null && last.thread != self && last.order > read.order) {
      overlaps.incrementAndGet();
      if (!Objects.equals(read.value, valueNow) && Objects.equals(valueNow, last.value)) {
        if (lost.incrementAndGet() <= MOST_EXAMPLES) {
          String record =
              Json.record("lost-update")
                  .put("site", site.key())
                  .put("thread", self.getName())
                  .put("read", String.valueOf(read.value))
                  .put("found", String.valueOf(valueNow))
                  .put("wrote", String.valueOf(value))
                  .put("overwrote", last.thread.getName())
                  .end();
          log.offer(() -> record);
        }
      }
    }
    if (last != null || announced.size() < MOST_TRACKED) {
      announced.put(of, new Announced(self, value, order.incrementAndGet()));
    }
    executions.exit(kind, 0);
  }

  @Override
  void look(long now) {
    announced.expunge(gone -> {});
  }

  @Override
  boolean seen() {
    return lost.get() > 0;
  }

  @Override
  void describe(Json json) {
    json.put("overlaps", overlaps.get()).put("lost", lost.get()).put("delays", delays.get());
  }
}
