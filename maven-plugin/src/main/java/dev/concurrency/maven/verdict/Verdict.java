package dev.concurrency.maven.verdict;

/** What running the workloads says about a finding. */
public enum Verdict {
  /** Seen to happen. */
  CONFIRMED,
  /** Executed, and it did not happen. */
  NOT_OBSERVED,
  /** Executed often enough, and only ever on threads that may do it. */
  REFUTED,
  /** Never reached. */
  NOT_EXERCISED,
  /** The tool could not tell. */
  INCONCLUSIVE,
  /** No workload was asked for. */
  NOT_RUN
}
