package dev.concurrency.checker.engine;

/** Where a rule is explained. */
public final class RulePage {

  /** Begins the address of every page; {@code RuleName} + {@link #SUFFIX} ends it. */
  public static final String PREFIX = "docs/rules/";

  public static final String SUFFIX = ".md";

  private RulePage() {}

  public static String of(String rule) {
    return PREFIX + rule + SUFFIX;
  }
}
