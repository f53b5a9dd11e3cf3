package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.goal.AnalysisMojo.Analysed;
import dev.concurrency.maven.verdict.Words;
import dev.concurrency.maven.workload.ObservedTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;

/** The tests that a build has run by itself, when this plug-in's goals are bound to its phases: observed if <code>prepare-agent</code> came before them. */
record TestsOfBuild(ForkedLifecycle build) {

  private static final String BIND = "; bind the goal prepare-agent beside it, or go without: -Dconcurrency.tests=none";

  ModuleTests read(Analysed analysed) throws Exception {
    List<TestExecution> executions = executions();
    List<String> obstacles = new ArrayList<>();
    for (TestExecution execution : executions) {
      execution.obstacle().ifPresent(obstacle -> obstacles.add(execution.name() + " " + obstacle));
    }
    if (executions.isEmpty()) {
      return ModuleTests.NONE;
    }
    PreparedAgent prepared = PreparedAgent.in(build.context());
    if (prepared == null) {
      return new ModuleTests(List.of(), List.of("bound to a phase, verify runs no tests of its own" + BIND), false);
    }
    List<Path> reports = executions.stream().map(TestExecution::reports).distinct().toList();
    ObservedTests observed = prepared.tests().end(reports);
    List<String> problems = new ArrayList<>(obstacles);
    unobserved(analysed, prepared).ifPresent(problems::add);
    observed.problem().ifPresent(problem -> problems.add(problem + "; is there an <argLine> without @{argLine}?"));
    return new ModuleTests(observed.run().stream().toList(), problems, false);
  }

  /** Executions for which there are tests. */
  private List<TestExecution> executions() throws Exception {
    List<TestExecution> executions = new ArrayList<>();
    for (MojoExecution planned : build.lifecycle().calculateExecutionPlan(build.session(), "post-integration-test").getMojoExecutions()) {
      TestExecution execution = new TestExecution(planned, build.session());
      if (TestExecution.isOne(planned) && execution.hasTests()) {
        executions.add(execution);
      }
    }
    return executions;
  }

  private static Optional<String> unobserved(Analysed analysed, PreparedAgent prepared) {
    Set<String> known = new HashSet<>(prepared.findings().findings().stream().map(Finding::id).toList());
    long unknown = analysed.findings().findings().stream().filter(finding -> !known.contains(finding.id())).count();
    return unknown == 0
        ? Optional.empty()
        : Optional.of(Words.count(unknown, "finding") + " of verify was none of prepare-agent's, so the tests were not observed there; give both goals one configuration");
  }
}
