package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Is what is an actor's own used by a thread that handles no message of the actor? */
final class ActorStateProbe extends SiteProbe {

  private static final int MOST_EXAMPLES = 20;

  private final EvidenceLog log;
  private final AtomicLong beside = new AtomicLong();

  ActorStateProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  void entered(Visit visit, int position) {
    if (ActorCells.isBeside(visit.slot, visit.subject)) {
      visit.notes[position] = true;
    }
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    if (visit.notes[position] != null) {
      tell(visit.actor != null, ActorCells.path(result), null);
    }
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    if (visit.notes[position] != null) {
      tell(visit.actor != null, null, thrown.getClass().getName());
    }
  }

  @Override
  void valueWritten(Object of, int index, Object valueNow, Object value, ThreadKind kind) {
    executions.enter(kind);
    ThreadSlot slot = ThreadSlot.ofCurrentThread();
    if (ActorCells.isBeside(slot, of)) {
      tell(slot.actor != null, null, null);
    }
    executions.exit(kind, 0);
  }

  private void tell(boolean ofAnother, String told, String exception) {
    if (beside.incrementAndGet() <= MOST_EXAMPLES) {
      String record =
          Json.record("beside-actor")
              .put("site", site.key())
              .put("thread", Thread.currentThread().getName())
              .put("ofAnother", ofAnother)
              .put("told", told)
              .put("exception", exception)
              .end();
      log.offer(() -> record);
    }
  }

  @Override
  boolean seen() {
    return beside.get() > 0;
  }

  @Override
  long version() {
    return super.version() + beside.get();
  }

  @Override
  void describe(Json json) {
    json.put("beside", beside.get());
  }
}
