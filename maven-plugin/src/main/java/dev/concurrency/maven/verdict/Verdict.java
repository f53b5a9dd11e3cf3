package dev.concurrency.maven.verdict;

/** What the workloads say about a finding. */
public enum Verdict {
  /** It was seen to happen. */
  CONFIRMED,
  /** The place was executed often enough, and only ever where it does no harm. */
  REFUTED,
  /** The place was executed and nothing bad was seen. */
  NOT_OBSERVED,
  /** The place was never executed. */
  NOT_EXERCISED,
  /** The workloads cannot say: killed, not observable, or the compiled code is not the one that was analysed. */
  INCONCLUSIVE,
  /** No workload was asked. */
  NOT_RUN
}
