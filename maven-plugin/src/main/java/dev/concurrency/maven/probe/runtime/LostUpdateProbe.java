package dev.concurrency.maven.probe.runtime;

import java.util.Objects;
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

  private final EvidenceLog log;
  private final Delays delays;
  private final IdentityMap<Announced> announced = new IdentityMap<>();
  private final ThreadLocal<Window> window = new ThreadLocal<>();
  private final AtomicLong order = new AtomicLong();
  private final AtomicLong overlaps = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** The last write to one object's field, or to an element of an array. */
  private record Announced(Thread thread, int index, Object value, long order) {}

  /** What the thread has read and not yet written. */
  private record Window(Object of, int index, Object value, long order) {}

  LostUpdateProbe(SiteSpec site, EvidenceLog log, Provocation provocation) {
    super(site);
    this.log = log;
    this.delays = new Delays(provocation);
  }

  /** @param of the object whose field it is; the class for a static field; the array for an element */
  @Override
  void valueRead(Object of, int index, Object value) {
    window.set(new Window(of, index, value, order.incrementAndGet()));
    Announced last = announced.get(of);
    if (last == null || last.thread != Thread.currentThread()) {
      delays.delay();
    }
  }

  @Override
  void valueWritten(Object of, int index, Object valueNow, Object value, ThreadKind kind) {
    executions.enter(kind);
    Window read = window.get();
    window.remove();
    Announced last = announced.get(of);
    Thread self = Thread.currentThread();
    boolean isRead = read != null && read.of == of && read.index == index;
    if (isRead && last != null && last.index == index && last.thread != self && last.order > read.order) {
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
      announced.put(of, new Announced(self, index, value, order.incrementAndGet()));
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
    json.put("overlaps", overlaps.get()).put("lost", lost.get()).put("delays", delays.taken());
  }
}
