package dev.concurrency.maven.report;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.verdict.Verdict;
import java.util.Map;

/**
 * A finding and what became of it.
 *
 * @param provoked the defect was made to happen by the probes, for instance by a failure that they injected
 * @param why the evidence, or why there is none, in a sentence
 * @param evidence figures by name: numbers, strings, or lists of them
 * @param workload name of the run that the evidence is from; empty if none
 */
public record JudgedFinding(
    Finding finding, Verdict verdict, boolean provoked, String why, Map<String, Object> evidence, String workload) {

  /** For a finding for which nothing was run. */
  public static JudgedFinding notRun(Finding finding) {
    return new JudgedFinding(finding, Verdict.NOT_RUN, false, "no workload was run", Map.of(), "");
  }

  /** {@code file:line}. */
  public String place() {
    return finding.file() + ":" + finding.line();
  }
}
