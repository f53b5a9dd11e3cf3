package dev.concurrency.maven.probe.runtime;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A recording of this JVM, and which of its threads are loops: a recording knows threads by their number and name only. For the agent's threads; nothing of
 * it runs on others.
 */
final class LoopRecording {

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Recorder recorder;
  private final EvidenceLog log;
  private final Set<Long> known = new HashSet<>();
  private long lookedAt;
  private boolean failed;

  private LoopRecording(Recorder recorder, EvidenceLog log) {
    this.recorder = recorder;
    this.log = log;
  }

  /** Begins to record. Null, and the evidence says why, if this JVM cannot. */
  static LoopRecording start(SiteInstrumenter instrumenter, EvidenceLog log) {
    Path file = log.sibling(".jfr");
    Throwable[] trouble = new Throwable[1];
    Recorder[] recorder = new Recorder[1];
    ShutdownHooks.addingOnes(
        () -> {
          try {
            recorder[0] = instrumenter.recorder();
            recorder[0].start(file);
          } catch (Exception | LinkageError e) {
            trouble[0] = e;
          }
        });
    String error = trouble[0] == null ? null : trouble[0].toString();
    log.offer(() -> Json.record("recording").put("file", error == null ? file.getFileName() : null).put("error", error).end());
    return error == null ? new LoopRecording(recorder[0], log) : null;
  }

  /** Looks for new threads, now and then. */
  void look(long now) {
    if (now - lookedAt >= BETWEEN_LOOKS_NANOS || known.isEmpty()) {
      lookedAt = now;
      lookNow();
    }
  }

  /** Nothing that goes wrong here says anything about what the probes see. */
  void lookNow() {
    try {
      lookAtThreads();
    } catch (RuntimeException | LinkageError e) {
      if (!failed) {
        failed = true;
        log.offer(() -> Json.record("recording").put("error", "its threads could not be told apart: " + e).end());
      }
    }
  }

  private void lookAtThreads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() * 2 + 16];
    int n = root.enumerate(threads, true);
    for (int i = 0; i < n; i++) {
      Thread thread = threads[i];
      if (known.add(thread.getId())) {
        ThreadKind kind = ThreadKinds.ofLoop(thread);
        if (kind != null) {
          log.offer(() -> Json.record("loop-thread").put("id", thread.getId()).put("thread", thread.getName()).put("kind", kind.name()).end());
        }
      }
    }
  }

  /** Writes the file now, but takes {@code millis} for it at most. */
  void stop(long millis) throws InterruptedException {
    Thread stop = new Thread(null, recorder::stop, "concurrency-agent-recording", 0, false);
    stop.setDaemon(true);
    stop.start();
    stop.join(millis);
  }
}
