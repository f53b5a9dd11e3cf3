package dev.concurrency.maven.observed;

import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.List;

/**
 * An event loop that waited or computed under code of the module, once.
 *
 * @param own frames of the module, innermost first; never empty
 * @param called what the innermost of them had called; null if it computed or waited itself
 */
record Sighting(ThreadKind kind, String thread, How how, List<Frame> own, MethodRef called, double ms) {

  /** What the thread did. */
  enum How {
    WAITED("waited"),
    SLEPT("slept"),
    WANTED_MONITOR("waited for a monitor"),
    READ_SOCKET("waited for a socket"),
    READ_FILE("waited for a file"),
    COMPUTED("computed");

    private final String words;

    How(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** A place in a class file of the module. */
  record Frame(String type, String method, int line) {}
}
