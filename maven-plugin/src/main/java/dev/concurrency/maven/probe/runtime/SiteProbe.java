package dev.concurrency.maven.probe.runtime;

/**
 * What is asked at one site, and the answers so far.
 *
 * <p>{@code entered}, {@code task}, {@code returned}, {@code threw}, and those of fields and loops, are called on threads of the workload and must not wait; the other methods on
 * the agent's thread alone.
 */
abstract class SiteProbe {

  final SiteSpec site;
  final Executions executions = new Executions();
  private long described = -1;

  SiteProbe(SiteSpec site) {
    this.site = site;
  }

  /** Whether the agent has to see threads while they are inside the call. */
  boolean watchesThread() {
    return false;
  }

  /** Whether the agent has to look at threads that may wait, too. */
  boolean looksAtAnyThread() {
    return false;
  }

  /** Whether {@link #begun} is to be called. */
  boolean provokes() {
    return false;
  }

  void entered(Visit visit, int position) {}

  /** The agent can see by now that the thread is inside the call, which is about to be made. May wait: it is called in provoked runs only. */
  void begun(Visit visit) {}

  /** The call's first argument is known. Not called if there is none, or if it is no object. */
  void given(Visit visit, int position) {}

  /** Called with the call's first argument of a functional type; the answer is passed in its place and must be of that type. */
  Object task(Visit visit, int position, Object task, Class<?> type) {
    return task;
  }

  void returned(Visit visit, int position, Object result) {}

  void threw(Visit visit, int position, Throwable thrown) {}

  /** A field, or the element of an array, was read, and a write that builds on it is to come. {@code index} is -1 for a field. */
  void valueRead(Object of, int index, Object value) {}

  /** It is about to be written. {@code valueNow} is what it holds just now. */
  void valueWritten(Object of, int index, Object valueNow, Object value, ThreadKind kind) {}

  /** The loop is about to begin. Called before {@link #goesRound}, which is called at the beginning of each round, the first too. */
  void entersLoop() {}

  void goesRound() {}

  /** A look at what is going on; called every few milliseconds. */
  void look(long now) {}

  /** The agent saw that the thread is inside the call. */
  void looked(Visit visit, long now) {}

  /** Whether the end of the run is worth waiting for a moment longer. */
  boolean unsettled() {
    return false;
  }

  /** The JVM goes down: called before {@link #unsettled} is asked. */
  void lastChance() {}

  /** Whether a collection of garbage would tell more. */
  boolean wantsGarbageCollected() {
    return false;
  }

  /** The last look, after garbage was collected. */
  void finish(long now) {}

  /** Whether the defect was seen. */
  abstract boolean seen();

  /** Adds the figures of this probe. */
  void describe(Json json) {}

  /** A number that changes when there is something new to describe. */
  long version() {
    return executions.entered();
  }

  /** The cumulative record of this site, or null if nothing is new since the last one. */
  final String snapshot(boolean always) {
    long version = version();
    if (!always && version == described) {
      return null;
    }
    described = version;
    Json json = Json.record("site").put("site", site.key());
    executions.describe(json);
    describe(json);
    return json.end();
  }
}
