package dev.concurrency.checker.finding;

/** How much a finding matters, least first. */
public enum Severity {
  INFO,
  WARNING,
  ERROR
}
