package dev.concurrency.checker.rule;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directories below {@code src/test/cases}: one or more programs for each rule. */
public final class RuleCases {

  private static final Pattern NEEDS_JDK = Pattern.compile(".*-jdk(\\d+)");

  private RuleCases() {}

  /** What needs a newer JDK stands in a directory of its own, {@code Rule-jdk21}. */
  public static boolean compilesHere(Path program) {
    Matcher newer = NEEDS_JDK.matcher(program.getFileName().toString());
    return !newer.matches() || Integer.parseInt(newer.group(1)) <= Runtime.version().feature();
  }
}
