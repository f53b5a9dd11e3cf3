package dev.concurrency.maven.workload;

import dev.concurrency.maven.figures.FiguresFile;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.verdict.RunEvidence;
import java.util.List;

/**
 * A workload that was run.
 *
 * @param name unique among the runs; also the name of its log file
 * @param workload without a main class if it was the project's tests
 * @param evidence what the probes saw
 * @param figures what it measured itself; a run to which something was done leaves none, and so do tests
 * @param tests what became of the project's tests; null if it was a main class
 */
public record WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence, FiguresFile figures, TestResults tests) {

  /** Of a main class. */
  public WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence, FiguresFile figures) {
    this(name, workload, result, evidence, figures, null);
  }

  /** Of a main class. */
  public WorkloadRun(String name, Workload workload, ProcessResult result, RunEvidence evidence) {
    this(name, workload, result, evidence, FiguresFile.NONE);
  }

  /** Of the project's tests, which were run by whoever always runs them. */
  public static WorkloadRun ofTests(String name, ProcessResult result, RunEvidence evidence, TestResults tests) {
    return new WorkloadRun(name, new Workload(null, List.of(), List.of()), result, evidence, FiguresFile.NONE, tests);
  }

  public boolean isOfTests() {
    return tests != null;
  }

  /** Whether it came to its own end, with exit status 0, under the eyes of the probes. Tests that failed are an end, too. */
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
    if (isOfTests()) {
      return tests.describe(evidence.jvms().size()) + (result.timedOut() ? ", killed at the deadline" + evidence.stood() : "");
    }
    return result.succeeded() && evidence.jvms().isEmpty() ? "the agent did not start in it" : evidence.outcome().reason();
  }

  /** What is wrong with its figures, one sentence each. */
  public List<String> figureProblems() {
    if (workload.figures() && !isProvoked() && figures.measurements().isEmpty() && figures.problems().isEmpty()) {
      return List.of("the workload " + name + " left no figures, although its configuration says so; it is to write them to the file that the system property "
          + FiguresFile.PROPERTY + " names");
    }
    return figures.problems().stream().map(problem -> "in the figures of the workload " + name + ", " + problem).toList();
  }

  /** Words to be added if processes had to be ended. */
  String leftBehind() {
    int processes = result.leftBehind();
    return processes == 0 ? "" : ", left " + processes + (processes == 1 ? " process" : " processes") + " behind, now killed";
  }
}
