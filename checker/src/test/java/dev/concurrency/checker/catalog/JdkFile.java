package dev.concurrency.checker.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalogue file about the JDK: {@code jdk-21.catalog} for what came with JDK 21, {@code jdk-21-24.catalog} for what JDK 21 to 24 have and no other.
 *
 * @param to the last release that has it, or {@link Integer#MAX_VALUE}
 */
record JdkFile(int from, int to) {

  private static final Pattern NAME = Pattern.compile("jdk-(\\d+)(?:-(\\d+))?\\.catalog");

  /** Null for a file about something else. */
  static JdkFile of(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    return new JdkFile(Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(2)));
  }

  boolean holdsFor(int release) {
    return from <= release && release <= to;
  }

  boolean isOver() {
    return to < Integer.MAX_VALUE;
  }
}
