package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.verdict.Verdict;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which findings fail the build.
 *
 * @param least from this severity on; null for none
 * @param confirmed those that a run has proved, whatever their severity
 */
record FailOn(Severity least, boolean confirmed) {

  /** @throws IllegalArgumentException if it is neither a severity nor {@code confirmed} nor {@code none} */
  static FailOn parse(String text) {
    String name = text.trim().toUpperCase(Locale.ROOT);
    if (name.equals("NONE") || name.equals("CONFIRMED")) {
      return new FailOn(null, name.equals("CONFIRMED"));
    }
    return Arrays.stream(Severity.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .map(known -> new FailOn(known, false))
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no value for failOn; use error, warning, info, confirmed or none"));
  }

  /** What was refuted fails nothing. */
  boolean fails(Severity severity, Verdict verdict) {
    boolean matters = least != null && severity.compareTo(least) >= 0;
    return confirmed ? verdict == Verdict.CONFIRMED : matters && verdict != Verdict.REFUTED;
  }
}
