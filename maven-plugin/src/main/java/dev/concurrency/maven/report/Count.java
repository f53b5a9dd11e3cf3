package dev.concurrency.maven.report;

/** Counts in words. */
public final class Count {

  private Count() {}

  /** {@code "1 finding"}, {@code "2 findings"}. */
  public static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
