package dev.concurrency.maven.workload;

import dev.concurrency.maven.jvm.ProcessResult;
import java.util.Optional;

/**
 * What is left of the project's tests, which somebody else has run.
 *
 * @param name of the run
 * @param run empty if no test was run
 * @param problem why the run does not say everything, in a sentence
 */
public record ObservedTests(String name, Optional<WorkloadRun> run, Optional<String> problem) {

  /** For the person who waits. */
  public String describe() {
    return run.map(ended -> name + " … " + ProcessResult.seconds(ended.result().elapsed()) + ", " + ended.describe() + ended.leftBehind())
        .orElse(name + " found no tests to run.");
  }
}
