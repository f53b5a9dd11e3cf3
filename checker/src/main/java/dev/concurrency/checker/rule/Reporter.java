package dev.concurrency.checker.rule;

/** Takes what a rule found. */
public interface Reporter {
  void report(Problem problem);
}
