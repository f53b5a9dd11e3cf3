package dev.concurrency.maven.workload;

import dev.concurrency.maven.figures.FiguresFile;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.verdict.RunEvidence;
import java.util.List;

/**
 * A workload that was run.
 *
 * @param name unique among the runs; also the name of its log file
 * @param evidence what the probes saw
 * @param figures what it measured itself; a run to which something was done leaves none
 */
public record WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence, FiguresFile figures) {

  public WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence) {
    this(name, workload, result, evidence, FiguresFile.NONE);
  }

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

  /** What is wrong with its figures, one sentence each. */
  public List<String> figureProblems() {
    if (workload.figures() && !isProvoked() && figures.measurements().isEmpty() && figures.problems().isEmpty()) {
      return List.of("the workload " + name + " left no figures, although its configuration says so; it is to write them to the file that the system property "
          + FiguresFile.PROPERTY + " names");
    }
    return figures.problems().stream().map(problem -> "in the figures of the workload " + name + ", " + problem).toList();
  }
}
