package dev.concurrency.maven.expectation;

import dev.concurrency.maven.verdict.Verdict;

/**
 * Findings of one rule in one method, with one verdict.
 *
 * @param file path of the source file relative to the module's base directory, with {@code /}
 * @param method name of the method that lexically holds the flagged code
 */
record ExpectedFinding(String file, String method, String rule, Verdict verdict) implements Comparable<ExpectedFinding> {

  /** The same place, whatever the verdict. */
  boolean isAt(ExpectedFinding other) {
    return file.equals(other.file) && method.equals(other.method) && rule.equals(other.rule);
  }

  String place() {
    return file + "#" + method;
  }

  @Override
  public int compareTo(ExpectedFinding other) {
    return toString().compareTo(other.toString());
  }

  /** As it is written in the file. */
  @Override
  public String toString() {
    return place() + "  " + rule + "  " + verdict;
  }
}
