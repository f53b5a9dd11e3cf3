package dev.concurrency.maven.workload;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.jvm.ProcessMark;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.jvm.ProcessWatch;
import dev.concurrency.maven.probe.ProbedRun;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project's tests under observation, while somebody else runs them: tells what their JVMs have to be given, and afterwards what was seen.
 *
 * <p>Not thread-safe.
 */
public final class TestObservation {

  /** Whoever runs the tests gives a JVM up when the agent in it has said its last words: then that counts as a timeout and not as a crash. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** If nobody ended it then, the agent does. */
  private static final Duration HALT = Duration.ofSeconds(5);

  /** For a JVM in which even the agent cannot, and for children that are no JVMs: they keep everybody waiting. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  private static final Duration NO_DEADLINE = Duration.ofMillis(Long.MAX_VALUE);

  private final ProbedRun run;
  private final List<Finding> findings;
  private final Provocation provocation;
  private final Duration limit;
  private final ProcessMark mark = ProcessMark.unique();
  private final Instant since = Instant.now();
  private Map<String, List<String>> reaching = Map.of();
  private List<String> leftOut = List.of();
  private ProcessWatch watch;

  private TestObservation(ProbedRun run, List<Finding> findings, Provocation provocation, Duration limit) {
    this.run = run;
    this.findings = List.copyOf(findings);
    this.provocation = provocation;
    this.limit = limit;
  }

  /** How tests are to be observed. */
  @FunctionalInterface
  public interface Observing {
    /** As {@link TestObservation#of(Path, String, List, Duration)}. */
    TestObservation of(Path work, String name, List<Finding> findings, Duration limit) throws IOException;
  }

  /**
   * Prepares the observation of tests whose JVMs are ended when they have run too long.
   *
   * @param work where settings and evidence go, usually {@code target/concurrency}; evidence of an earlier run of the same name is deleted
   * @param findings what to observe
   * @param limit for each JVM
   */
  public static TestObservation of(Path work, String name, List<Finding> findings, Duration limit) throws IOException {
    return of(work, name, findings, limit, null, false);
  }

  private static TestObservation of(Path work, String name, List<Finding> findings, Duration limit, Provocation provocation, boolean observe)
      throws IOException {
    return new TestObservation(ProbedRun.prepare(work, name, findings, limit, HALT, provocation, observe), findings, provocation, limit);
  }

  /** Of tests that are left alone. @param observe whether a flight recording is made of what no finding names */
  public static Observing watching(boolean observe) {
    return (work, name, findings, limit) -> of(work, name, findings, limit, null, observe);
  }

  /** Of tests to which something is done that makes defects show, for these findings only. */
  static Observing provoked(Provocation provocation, List<Finding> undecided) {
    return (work, name, findings, limit) -> of(work, name + "-" + Provocations.word(provocation), undecided, limit, provocation, false);
  }

  /** The same without a limit. */
  public static TestObservation withoutLimit(Path work, String name, List<Finding> findings) throws IOException {
    return new TestObservation(ProbedRun.prepare(work, name, findings, NO_DEADLINE), findings, null, NO_DEADLINE);
  }

  /** What is observed. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Notes that not all tests are run.
   *
   * @param whoReachesWhat by a finding's id, test classes
   */
  public void narrow(Map<String, List<String>> whoReachesWhat, List<String> classesLeftOut) {
    reaching = whoReachesWhat;
    leftOut = classesLeftOut;
  }

  /** What to put behind {@code java}, for a setting that is split at blanks; child processes are not observed then. */
  public String arguments() {
    return run.quotedJvmArguments();
  }

  /**
   * What to put into the environment of the tests' JVMs, which child processes inherit.
   *
   * @param toolOptions what {@code JAVA_TOOL_OPTIONS} holds already; may be empty
   */
  public Map<String, String> environment(String toolOptions) {
    return Map.of("JAVA_TOOL_OPTIONS", (toolOptions + " " + run.javaToolOptions()).trim(), ProcessMark.VARIABLE, mark.value());
  }

  /** When whoever runs the tests is to give a JVM up. */
  public Duration timeout() {
    return limit.plus(LAST_WORDS);
  }

  /** To be called before the tests, if they have the {@link #environment}: from now on nothing outlives its limit. */
  public void begin() {
    watch = ProcessWatch.start(mark, limit.plus(GRACE));
  }

  /**
   * To be called after the tests. What they have left behind is ended.
   *
   * @param reports directories of the reports
   */
  public ObservedTests end(List<Path> reports) throws IOException, InterruptedException {
    int leftBehind = watch == null ? 0 : watch.end();
    TestReports all = TestReports.read(reports, since);
    RunOutcome outcome = new RunOutcome(run.workload(), 0, false, "ended");
    RunEvidence evidence = RunEvidence.read(outcome, run.evidenceFiles(), provocation);
    if (evidence.jvms().isEmpty() && all.tests() == 0) {
      return new ObservedTests(run.workload() + (leftOut.isEmpty() ? "" : ", without those that cannot reach a finding,"), Optional.empty(), Optional.empty());
    }
    new EvidenceFolder(run.evidence()).ended(run.run(), outcome, provocation, run.evidenceFiles());
    ProcessResult result =
        new ProcessResult(evidence.deadlines() > 0, 0, Duration.between(since, Instant.now()), leftBehind, reports.get(0), List.of());
    TestResults results = new TestResults(all.tests() - all.skipped(), all.skipped(), all.failed(), leftOut, ran(all));
    return new ObservedTests(
        run.workload(), Optional.of(WorkloadRun.ofTests(run.workload(), result, evidence, results)), problem(run.workload(), all, evidence));
  }

  /** Without classes that only help tests. */
  private Map<String, List<String>> ran(TestReports reports) {
    Map<String, List<String>> ran = new LinkedHashMap<>();
    reaching.forEach((finding, classes) -> ran.put(finding, classes.stream().filter(reports.classes()::contains).toList()));
    return ran;
  }

  private static Optional<String> problem(String name, TestReports reports, RunEvidence evidence) {
    if (evidence.jvms().isEmpty()) {
      return Optional.of("the agent did not start in any JVM of " + name + ", which ran " + reports.tests() + (reports.tests() == 1 ? " test" : " tests"));
    }
    if (evidence.deadlines() > 0) {
      return Optional.of(
          name + " was not over at its deadline: " + evidence.deadlines() + " of " + evidence.jvms().size()
              + " JVMs were ended; a longer one: -Dconcurrency.testTimeout=<seconds>");
    }
    return reports.tests() > 0 ? Optional.empty() : Optional.of(name + " started a JVM and reported no test");
  }
}
