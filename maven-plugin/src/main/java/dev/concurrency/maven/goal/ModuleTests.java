package dev.concurrency.maven.goal;

import dev.concurrency.maven.workload.WorkloadRun;
import java.util.List;

/**
 * What became of a module's tests.
 *
 * @param runs those that were observed
 * @param problems why tests that are there were not run or not observed, one sentence each
 * @param unreachable whether tests were not run because they cannot reach a finding
 */
record ModuleTests(List<WorkloadRun> runs, List<String> problems, boolean unreachable) {

  static final ModuleTests NONE = new ModuleTests(List.of(), List.of(), false);

  ModuleTests {
    runs = List.copyOf(runs);
    problems = List.copyOf(problems);
  }

  /** Whether there are none. */
  boolean missing() {
    return runs.isEmpty() && problems.isEmpty() && !unreachable;
  }
}
