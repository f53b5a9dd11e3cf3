package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does a virtual thread keep its carrier thread while it waits inside the call?
 *
 * <p>A virtual thread says in its text whether it is mounted, and then in which state and on which carrier thread: {@code VirtualThread[#21]/timed_waiting@worker-1}. One that
 * waits and is free to leave has no carrier. So that a carrier which waits for a moment on the JVM's own account is not taken for a pinned one, its stack has to show that it is
 * the virtual thread that waits there, in the method of the JDK that is called for nothing else. {@code Object.wait} is left alone: it has no such method.
 */
final class PinnedWaitProbe extends SiteProbe {

  /** More are not looked at at once; each pins a carrier, of which there are fewer. */
  private static final int MOST_WATCHED = 256;
  private static final int MOST_EXAMPLES = 20;

  private static final Pattern MOUNTED_AND_WAITING = Pattern.compile(".*]/(waiting|timed_waiting)@(.+)", Pattern.DOTALL);

  private final EvidenceLog log;
  private final AtomicReferenceArray<Execution> inProgress = new AtomicReferenceArray<>(MOST_WATCHED);
  private final AtomicLong onVirtual = new AtomicLong();
  private final AtomicLong unwatched = new AtomicLong();
  /** Written by the agent's thread alone. */
  private volatile long pinned;

  /** One execution on a virtual thread, and its place among those in progress. */
  private record Execution(Thread thread, Visit visit, int place) {}

  PinnedWaitProbe(SiteSpec site, EvidenceLog log) {
    super(site);
    this.log = log;
  }

  @Override
  void entered(Visit visit, int position) {
    if (visit.kind != ThreadKind.VIRTUAL) {
      return;
    }
    onVirtual.incrementAndGet();
    for (int place = 0; place < MOST_WATCHED; place++) {
      if (inProgress.get(place) == null) {
        Execution execution = new Execution(Thread.currentThread(), visit, place);
        if (inProgress.compareAndSet(place, null, execution)) {
          visit.notes[position] = execution;
          return;
        }
      }
    }
    unwatched.incrementAndGet();
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    over(visit, position);
  }

  @Override
  void threw(Visit visit, int position, Throwable thrown) {
    over(visit, position);
  }

  private void over(Visit visit, int position) {
    if (visit.notes[position] instanceof Execution execution) {
      inProgress.set(execution.place, null);
    }
  }

  @Override
  void look(long now) {
    for (int place = 0; place < MOST_WATCHED; place++) {
      Execution execution = inProgress.get(place);
      if (execution != null && !execution.visit.reported) {
        look(execution, now);
      }
    }
  }

  private void look(Execution execution, long now) {
    Matcher mounted = MOUNTED_AND_WAITING.matcher(execution.thread.toString());
    if (!mounted.matches()) {
      return;
    }
    StackTraceElement[] trace = execution.thread.getStackTrace();
    if (keepsCarrier(trace) && Frames.wrappers(trace) > 0 && execution.visit.endNanos == 0) {
      execution.visit.reported = true;
      pinned++;
      if (pinned <= MOST_EXAMPLES) {
        say(execution, mounted, trace, now);
      }
    }
  }

  private static boolean keepsCarrier(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().equals("java.lang.VirtualThread") && frame.getMethodName().equals("parkOnCarrierThread")) {
        return true;
      }
    }
    return false;
  }

  private void say(Execution execution, Matcher mounted, StackTraceElement[] trace, long now) {
    boolean initialises = false;
    for (StackTraceElement frame : trace) {
      initialises |= frame.getMethodName().equals("<clinit>");
    }
    String record =
        Json.record("pinned")
            .put("site", site.key())
            .put("thread", "virtual thread #" + execution.thread.getId())
            .put("carrier", mounted.group(2))
            .put("state", mounted.group(1))
            .put("initialises", initialises)
            .millis("soFarMs", now - execution.visit.startNanos)
            .end();
    log.offer(() -> record);
  }

  @Override
  boolean seen() {
    return pinned > 0;
  }

  @Override
  long version() {
    return super.version() + pinned;
  }

  @Override
  void describe(Json json) {
    json.put("onVirtual", onVirtual.get()).put("pinned", pinned).put("unwatched", unwatched.get());
  }
}
