package dev.concurrency.maven.goal;

import dev.concurrency.maven.goal.AnalysisMojo.Analysed;
import dev.concurrency.maven.verdict.Words;
import dev.concurrency.maven.workload.ObservedTests;
import dev.concurrency.maven.workload.ReachingTests;
import dev.concurrency.maven.workload.TestObservation;
import dev.concurrency.maven.workload.TestObservation.Observing;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;

/**
 * The module's own tests as a workload: one build that compiles, is analysed, and then runs the tests as it always does, but with probes at the findings.
 *
 * <p>The tests run in JVMs that Surefire or Failsafe start. The agent gets into them by their environment, which no {@code <argLine>} can undo and child
 * processes inherit.
 */
final class TestBuild {

  private final ForkedLifecycle build;
  private final Tests which;
  private final Duration limit;
  private final Path work;
  private final Log log;
  private final Observing observing;
  private final Predicate<String> chosen;
  private final List<WorkloadRun> runs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private boolean unreachable;
  private Analysed analysed;
  private Exception failed;
  private Under under;

  /** The execution that is under way. */
  private record Under(TestExecution tests, TestObservation observation) {}

  /** Analyses the module when it has been compiled. */
  @FunctionalInterface
  interface Analysis {
    /** @return null if there is nothing to analyse */
    Analysed of(Compilation compilation) throws Exception;
  }

  /** @param limit for each JVM that runs tests */
  TestBuild(ForkedLifecycle build, Tests which, Duration limit, Path work, Log log, Observing observing) {
    this(build, which, limit, work, log, observing, name -> true);
  }

  /**
   * @param observing what is to be observed, and how
   * @param chosen by their names, the executions that are not left out
   */
  private TestBuild(ForkedLifecycle build, Tests which, Duration limit, Path work, Log log, Observing observing, Predicate<String> chosen) {
    this.build = build;
    this.which = which;
    this.limit = limit;
    this.work = work;
    this.log = log;
    this.observing = observing;
    this.chosen = chosen;
  }

  /** Runs tests again, when all of them have been run: in a build from the start, for whatever prepares the tests belongs to them. */
  List<WorkloadRun> again(Set<String> names, Observing differently) throws InterruptedException, IOException {
    TestBuild second = new TestBuild(build, which, limit, work, log, differently, names::contains);
    try {
      second.run(compilation -> analysed);
    } catch (InterruptedException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Maven's, about plug-ins that it had found the first time
      throw new IOException("the tests cannot be run again: " + e.getMessage(), e);
    }
    return second.tests().runs();
  }

  /** Compiles, analyses, and runs the tests. */
  Analysed run(Analysis analysis) throws Exception {
    Compilation ended = build.run(phase(), plan -> extended(plan, analysis));
    finish();
    if (failed != null) {
      throw failed;
    }
    if (analysed == null) {
      return ended.failure().isPresent() ? analysis.of(ended) : null;
    }
    ended.failure().ifPresent(failure -> problems.add("the tests did not come to their end: " + failure));
    return analysed;
  }

  /** What became of the tests, when they have been run. */
  ModuleTests tests() {
    return new ModuleTests(runs, problems, unreachable);
  }

  /** Integration tests need the package, and what is started before them has to be stopped. */
  private String phase() {
    return build.project().getBuild().getPlugins().stream().anyMatch(TestBuild::testsThePackage) ? "post-integration-test" : "test";
  }

  private static boolean testsThePackage(Plugin plugin) {
    return plugin.getArtifactId().equals("maven-failsafe-plugin") && plugin.getExecutions().stream().anyMatch(e -> e.getGoals().contains("integration-test"))
        || plugin.getArtifactId().equals("maven-surefire-plugin") && plugin.getExecutions().stream().anyMatch(e -> "integration-test".equals(e.getPhase()));
  }

  private List<MojoExecution> extended(List<MojoExecution> plan, Analysis analysis) {
    List<MojoExecution> extended = new ArrayList<>();
    for (MojoExecution execution : plan) {
      if (TestExecution.isOne(execution)) {
        TestExecution tests = new TestExecution(execution, build.session());
        extended.add(build.step("before " + tests.name(), execution.getLifecyclePhase(), () -> begin(tests)));
        extended.add(execution);
        extended.add(build.step("after " + tests.name(), execution.getLifecyclePhase(), this::finish));
      } else {
        extended.add(execution);
      }
    }
    extended.add(
        ForkedLifecycle.compiled(extended),
        build.step("analysis", ForkedLifecycle.COMPILED, () -> analyse(analysis)));
    return extended;
  }

  private void analyse(Analysis analysis) throws Exception {
    try {
      analysed = analysis.of(new Compilation(build.session().getCurrentProject(), Optional.empty()));
    } catch (Exception e) {
      failed = e;
      throw e;
    }
  }

  private void begin(TestExecution tests) throws IOException {
    Optional<String> obstacle = tests.obstacle();
    if (analysed == null || !chosen.test(tests.name())) {
      tests.skip();
    } else if (!tests.hasTests()) {
      log.info("No tests for " + tests.name() + ".");
    } else if (obstacle.isPresent()) {
      problems.add(tests.name() + " " + obstacle.get());
      tests.skip();
    } else {
      TestObservation observation = observing.of(work, tests.name(), analysed.watched(), tests.limit(limit));
      if (which == Tests.REACHING && !narrow(tests, observation)) {
        return;
      }
      tests.observe(observation);
      long findings = observation.findings().stream().filter(analysed.findings().findings()::contains).count();
      log.info(Words.count(findings, "finding") + " to prove by the tests of " + tests.name() + ".");
      under = new Under(tests, observation);
      observation.begin();
    }
  }

  /** Leaves out the tests that cannot reach a finding; false if that is all of them. */
  private boolean narrow(TestExecution tests, TestObservation observation) throws IOException {
    if (tests.namesItsTests()) {
      log.info(tests.name() + " is told by name which tests to run: none is left out.");
      return true;
    }
    ReachingTests graph = ReachingTests.read(Path.of(analysed.compiled().getBuild().getOutputDirectory()), tests.testClasses());
    Map<String, List<String>> reaching = graph.reaching(observation.findings());
    Set<String> needed = reaching.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    List<String> others = graph.tests().stream().filter(test -> !needed.contains(test)).toList();
    if (needed.isEmpty()) {
      log.info("No test of " + tests.name() + " can reach a finding: none is run.");
      unreachable = true;
      tests.skip();
      return false;
    }
    observation.narrow(reaching, others);
    tests.leaveOut(others);
    return true;
  }

  private void finish() throws IOException, InterruptedException {
    if (under == null) {
      return;
    }
    Under ended = under;
    under = null;
    ObservedTests observed = ended.observation().end(List.of(ended.tests().reports()));
    observed.run().ifPresent(runs::add);
    observed.problem().ifPresent(problems::add);
    unreachable |= observed.run().isEmpty() && which == Tests.REACHING;
    log.info(observed.describe());
  }
}
