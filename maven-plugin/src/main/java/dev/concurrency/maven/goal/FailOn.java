package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From which severity on a finding fails the build. */
record FailOn(Optional<Severity> least) {

  private static final String NONE = "none";

  /** @throws IllegalArgumentException if it is neither a severity nor {@code none} */
  static FailOn parse(String text) {
    String name = text.trim().toUpperCase(Locale.ROOT);
    if (name.equalsIgnoreCase(NONE)) {
      return new FailOn(Optional.empty());
    }
    Optional<Severity> severity = Arrays.stream(Severity.values()).filter(known -> known.name().equals(name)).findFirst();
    if (severity.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' is no value for failOn; use error, warning, info or none");
    }
    return new FailOn(severity);
  }

  boolean fails(Severity severity) {
    return least.isPresent() && severity.compareTo(least.get()) >= 0;
  }
}
