package dev.concurrency.samples.support.local;

/** Prints what a person would notice, in columns, so that a sample and its twin can be read side by side. */
public final class Summary {
  private Summary() {}

  /** Prints one figure. */
  public static void line(String what, long figure) {
    System.out.printf("%-45s %6d%n", what, figure);
  }
}
