package dev.concurrency.maven.workload;

import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.verdict.RunEvidence;

/**
 * A workload that was run.
 *
 * @param name unique among the runs; also the name of its log file
 * @param evidence what the probes saw
 */
public record WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence) {

  /** Whether it came to its own end, with exit status 0, under the eyes of the probes. */
  public boolean succeeded() {
    return result.succeeded() && !evidence.jvms().isEmpty();
  }

  /** What was done to it to make defects show, such as {@code schedule}; null if it was left alone. */
  public String provoked() {
    return evidence.provocation() == null ? null : Provocations.word(evidence.provocation());
  }

  public boolean isProvoked() {
    return evidence.provocation() != null;
  }

  /** How it ended, in words that follow its name and a colon. */
  public String describe() {
    return result.succeeded() && evidence.jvms().isEmpty() ? "the agent did not start in it" : result.describe();
  }
}
