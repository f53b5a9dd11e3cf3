package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.analysis.CompilerSettings;
import dev.concurrency.maven.analysis.ModuleSources;
import dev.concurrency.maven.expectation.ExpectedFindings;
import dev.concurrency.maven.observed.Observation;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.report.ModuleReport;
import dev.concurrency.maven.source.SourceState;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.verdict.Words;
import dev.concurrency.maven.workload.EvidenceFolder;
import dev.concurrency.maven.workload.EvidenceFolder.Collected;
import dev.concurrency.maven.workload.EvidenceFolder.Contents;
import dev.concurrency.maven.workload.EvidenceFolder.UnusableFolderException;
import dev.concurrency.maven.workload.MainClasses;
import dev.concurrency.maven.workload.Provocations;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.TestObservation;
import dev.concurrency.maven.workload.WorkloadRun;
import dev.concurrency.maven.workload.WorkloadRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Does what <code>check</code> does, then runs the module's tests, as its build runs them, and its workloads, each in a JVM of its own, all with probes at
 * the findings, and gives each finding a verdict. Called from the command line it compiles the module first; bound to a phase, by default
 * <code>verify</code>, it uses what the build has compiled and the tests that the build has run after <code>prepare-agent</code>.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public class VerifyMojo extends JudgingMojo {

  /**
   * Programs that reach the code to be judged.
   * <pre>
   * &lt;workloads&gt;
   *   &lt;workload&gt;
   *     &lt;mainClass&gt;com.acme.load.Checkout&lt;/mainClass&gt;
   *     &lt;args&gt;
   *       &lt;arg&gt;--orders=1000&lt;/arg&gt;
   *     &lt;/args&gt;
   *     &lt;loadArgs&gt;
   *       &lt;arg&gt;--orders=4000&lt;/arg&gt;
   *     &lt;/loadArgs&gt;
   *     &lt;jvmArgs&gt;
   *       &lt;jvmArg&gt;-Xmx256m&lt;/jvmArg&gt;
   *     &lt;/jvmArgs&gt;
   *     &lt;variants&gt;
   *       &lt;variant&gt;event-loop&lt;/variant&gt;
   *       &lt;variant&gt;virtual-threads&lt;/variant&gt;
   *     &lt;/variants&gt;
   *     &lt;figures&gt;true&lt;/figures&gt;
   *   &lt;/workload&gt;
   * &lt;/workloads&gt;
   * </pre>
   * With <code>variants</code> it runs once for each of them, which comes as the last argument. What a workload measures it may write to the file that
   * the system property <code>concurrency.figures</code> names to it; with <code>figures</code> it has to. The report then compares the models.
   *
   * @since 0.1.0
   */
  @Parameter private List<Workload> workloads;

  /**
   * Further workloads: classes of this module with a <code>public static void main(String[])</code> whose name matches one of these
   * patterns, with <code>/</code> between packages, for instance <code>&#42;&#42;/*Load</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.workloadIncludes")
  private List<String> workloadIncludes;

  /**
   * Seconds after which a workload is killed, with everything that it has started.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.workloadTimeout", defaultValue = "60")
  private int workloadTimeout;

  /**
   * Arguments for the JVM of every workload, before its own <code>jvmArgs</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.workloadJvmArgs")
  private List<String> workloadJvmArgs;

  /**
   * How many workloads run at the same time. They disturb each other's figures.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.workloadThreads", defaultValue = "1")
  private int workloadThreads;

  /**
   * Whether a workload may end with another exit status than 0, or be killed, without failing the build. What it showed until then
   * counts in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.workloadFailureIgnore", defaultValue = "false")
  private boolean workloadFailureIgnore;

  /**
   * What may be done to workloads and tests so that defects show which rarely show by themselves, in runs of their own and only for findings that no run has
   * confirmed: <code>schedule</code> puts short delays between a read and the write that builds on it; <code>latency</code> makes calls that wait for a
   * database, a file or a server take 100 ms longer; <code>faults</code> has the task fail whose failure nobody would be told; <code>load</code> runs
   * workloads with their <code>loadArgs</code>. Such a verdict says that it was provoked. <code>none</code> leaves them alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.provoke", defaultValue = "none")
  private List<String> provoke;

  /**
   * Which of the module's tests are run to prove its findings, by the executions of Surefire and Failsafe that its build has: <code>all</code>,
   * <code>none</code>, or those <code>reaching</code> a finding, as far as class files tell. Tests that fail do not fail this goal: they are reported.
   * If it is not set, all that there are.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.tests")
  private String tests;

  /**
   * Seconds after which each JVM that runs tests is ended; what was seen until then counts. A shorter limit of the project's own
   * (<code>forkedProcessTimeoutInSeconds</code>) stays.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.testTimeout", defaultValue = "1800")
  private int testTimeout;

  /**
   * Whether to tell, for each place where the module hands a task to an executor, scheduler, event loop or thread, how much of its time the task waits and
   * computes, how many run at the same time, on which threads, and which concurrency model fits. It fails nothing. Tasks are then observed that no finding
   * names, so runs take longer.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.profile", defaultValue = "false")
  private boolean profile;

  /**
   * Text files with the findings that this module is expected to have and their verdicts, for samples and courses. The build then
   * fails if one is missing, is extra or is judged otherwise, and not because of <code>failOn</code>. One line for each:
   * <pre>
   * src/main/java/com/acme/Shop.java#channelRead  BlockingOnEventLoop  CONFIRMED
   * src/main/java/com/acme/Shop.java#prices       IgnoredFuture        NOT_EXERCISED  x2
   * </pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.expectedFindings")
  private List<File> expectedFindings;

  /**
   * What the verdicts rest on. <code>fresh</code>: the runs of this build, and nothing else. <code>append</code>: evidence of earlier builds as well,
   * which is kept: what was confirmed stays confirmed until its statement changes. Otherwise folders with evidence, separated by commas, for
   * instance those which several machines have left as <code>target/concurrency/evidence</code>: then nothing is run, and the verdicts are computed
   * from what the folders hold.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.evidence", defaultValue = "fresh")
  private List<String> evidence;

  /**
   * Whether the JVMs of the workloads are recorded as well (with the JDK's flight recorder, which costs each of them CPU time at its start), to
   * show where event loops wait or compute although no finding names the place.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.observe", defaultValue = "false")
  private boolean observe;

  /** Null if nothing is expected. */
  private ExpectedFindings expected;

  private Provocations provocations;
  private EvidenceUse use;
  private Contents contents;
  private Tests whichTests;
  private ModuleTests moduleTests = ModuleTests.NONE;

  private Provocations.TestRerun rerun =
      (names, observing) -> {
        getLog().info("The tests are not run again to provoke what they did not show: they are run by the build that verify is bound to.");
        return List.of();
      };

  @Inject
  public VerifyMojo(LifecycleExecutor lifecycle, ToolchainManager toolchains, RepositorySystem repositories) {
    super(lifecycle, toolchains, repositories);
  }

  @Override
  void readParameters() throws MojoExecutionException, IOException {
    super.readParameters();
    expected = expectedFindings == null || expectedFindings.isEmpty() ? null : ExpectedFindings.read(expectedFindings.stream().map(File::toPath).toList());
    provocations = parameter(() -> Provocations.parse(provoke));
    use = parameter(() -> EvidenceUse.parse(evidence, root()));
    whichTests = parameter(() -> Tests.parse(tests == null ? Tests.ALL.name() : tests));
    seconds("testTimeout", testTimeout);
    for (Workload workload : named()) {
      if (workload.mainClass() == null || workload.mainClass().isBlank()) {
        throw new MojoExecutionException("A <workload> of " + module() + " has no <mainClass>; see: " + command("help", "-Ddetail -Dgoal=verify"));
      }
    }
  }

  private List<Workload> named() {
    return workloads == null ? List.of() : workloads;
  }

  @Override
  Analysed build(ForkedLifecycle build, TestBuild.Analysis analysis) throws Exception {
    TestBuild.Analysis recorded = compilation -> recorded(analysis.of(compilation));
    if (whichTests == Tests.NONE || use.collects()) {
      return super.build(build, recorded);
    }
    if (build.isOnItsOwn() && PreparedAgent.in(context()) == null) {
      TestBuild testBuild =
          new TestBuild(build, whichTests, seconds("testTimeout", testTimeout), work(), getLog(), TestObservation.watching(observe));
      Analysed analysed = testBuild.run(recorded);
      moduleTests = testBuild.tests();
      rerun = testBuild::again;
      return analysed;
    }
    Analysed analysed = super.build(build, recorded);
    moduleTests = analysed == null ? ModuleTests.NONE : new TestsOfBuild(build).read(analysed);
    return analysed;
  }

  /** Notes what the evidence is about, and makes room for it, before anything is run; <code>prepare-agent</code> has done so for tests that it has prepared. */
  private Analysed recorded(Analysed analysed) throws IOException {
    if (analysed != null) {
      contents = contents(analysed);
      if (!use.collects() && PreparedAgent.in(context()) == null) {
        new EvidenceFolder(evidenceDirectory()).begin(contents, use.keep());
      }
    }
    return analysed;
  }

  @Override
  ModuleReport judge(Analysed analysed) throws IOException, InterruptedException, MojoExecutionException {
    List<Finding> findings = analysed.findings().findings();
    if (use.collects()) {
      return collected(analysed);
    }
    EvidenceFolder folder = new EvidenceFolder(evidenceDirectory());
    Collected earlier = folder.earlier(contents);
    earlier.remarks().forEach(remark -> getLog().info("Earlier evidence: " + remark));
    // What was compiled before is not what was analysed.
    List<Workload> asked = analysed.problems().isEmpty() ? workloads(analysed) : List.of();
    WorkloadRunner runner =
        new WorkloadRunner(
            analysed.jdk(),
            workloadClassPath(),
            jvmArgs(analysed),
            project().getBasedir().toPath(),
            work(),
            seconds("workloadTimeout", workloadTimeout),
            workloadThreads,
            observe,
            getLog()::info);
    List<WorkloadRun> runs = new ArrayList<>(moduleTests.runs());
    int provable = (int) findings.stream().filter(finding -> !finding.sites().isEmpty()).count();
    if (runs.isEmpty() || !asked.isEmpty()) {
      getLog().info(Words.count(provable, "finding") + " to prove, " + Words.count(asked.size(), "workload") + " to run.");
    }
    runs.addAll(runner.run(asked, analysed.watched()));
    runs.addAll(provocations.run(runner, rerun, runs, findings));
    List<RunEvidence> all = Stream.concat(runs.stream().map(WorkloadRun::evidence), earlier.runs().stream()).toList();
    List<JudgedFinding> judged =
        all.isEmpty() && moduleTests.unreachable() ? Verdicts.unreached(findings, "no test can reach it") : Verdicts.judge(findings, all);
    List<String> problems = new ArrayList<>(analysed.problems());
    problems.addAll(moduleTests.problems());
    boolean nothingRan = runs.isEmpty() && problems.isEmpty() && provable > 0;
    if (whichTests != Tests.NONE && moduleTests.missing() && (tests != null || nothingRan)) {
      problems.add("it has no tests that could be run" + (nothingRan ? ", and no workload is named" : "") + "; to go without: -Dconcurrency.tests=none");
    }
    runs.forEach(run -> problems.addAll(run.figureProblems()));
    return report(analysed, judged, runs, earlier.runs(), problems, observe ? observation(analysed, folder) : null).with(profile(analysed, all));
  }

  private Observation observation(Analysed analysed, EvidenceFolder folder) throws IOException {
    List<Path> classPath = workloadClassPath().stream().map(Path::of).toList();
    Path classes = Path.of(project().getBuild().getOutputDirectory());
    SourceState sources = sourceState(analysed);
    return Observation.read(
        folder.directory(), new Observation.Module(sources.base(), sources.roots(), classes, classPath, catalogs()), analysed.findings().findings());
  }

  private ModuleReport collected(Analysed analysed) throws IOException, MojoExecutionException {
    Collected collected;
    try {
      collected = EvidenceFolder.collect(use.folders(), contents);
    } catch (UnusableFolderException e) {
      throw new MojoExecutionException(e.getMessage() + ". Then: " + command("verify", "-Dconcurrency.evidence=<folder>,<folder>"), e);
    }
    getLog().info("Nothing is run: " + Words.count(collected.runs().size(), "run") + " of " + module() + " found in " + Words.count(use.folders().size(), "folder") + ".");
    collected.remarks().forEach(getLog()::warn);
    collected.runs().stream()
        .map(RunEvidence::outcome)
        .filter(outcome -> outcome.killed() || outcome.exitCode() != 0)
        .forEach(outcome -> getLog().warn("Workload " + outcome.workload() + ": " + outcome.reason() + "."));
    List<String> problems = new ArrayList<>(analysed.problems());
    problems.addAll(collected.problems());
    List<JudgedFinding> judged = Verdicts.judge(analysed.findings().findings(), collected.runs());
    return report(analysed, judged, List.of(), collected.runs(), problems, null).with(profile(analysed, collected.runs()));
  }

  private Profile profile(Analysed analysed, List<RunEvidence> runs) {
    return profile ? Profile.of(analysed.findings().taskSites(), runs) : Profile.NONE;
  }

  @Override
  boolean wantsTaskSites() {
    return profile;
  }

  private List<Workload> workloads(Analysed analysed) throws IOException, MojoExecutionException {
    List<Workload> asked = new ArrayList<>(named());
    List<String> globs = workloadIncludes == null ? List.of() : workloadIncludes;
    MainClasses matching = parameter(() -> MainClasses.matching(globs));
    Path classes = Path.of(analysed.compiled().getBuild().getOutputDirectory());
    List<String> found = matching.in(classes);
    if (!globs.isEmpty() && found.isEmpty()) {
      String nothing = "No class with a main method in " + classes + " matches workloadIncludes " + String.join(", ", globs);
      if (!analysed.findings().findings().isEmpty()) {
        throw new MojoExecutionException(nothing + ". Name another pattern: " + command("verify", "-Dconcurrency.workloadIncludes=<pattern>"));
      }
      getLog().warn(nothing + ".");
    }
    Set<String> configured = new LinkedHashSet<>(asked.stream().map(Workload::mainClass).toList());
    found.stream().filter(name -> !configured.contains(name)).forEach(name -> asked.add(new Workload(name, List.of(), List.of())));
    return parameter(() -> asked.stream().flatMap(workload -> workload.runs().stream()).toList());
  }

  private List<String> jvmArgs(Analysed analysed) {
    List<String> jvmArgs = new ArrayList<>();
    if (analysed.compiler().previewEnabled()) {
      jvmArgs.add(CompilerSettings.ENABLE_PREVIEW);
    }
    jvmArgs.addAll(workloadJvmArgs == null ? List.of() : workloadJvmArgs);
    return jvmArgs;
  }

  private List<String> workloadClassPath() {
    List<String> classPath = new ArrayList<>();
    classPath.add(project().getBuild().getOutputDirectory());
    for (Artifact artifact : project().getArtifacts()) {
      if (!Artifact.SCOPE_TEST.equals(artifact.getScope()) && artifact.getArtifactHandler().isAddedToClasspath()) {
        classPath.add(artifact.getFile().getAbsolutePath());
      }
    }
    return classPath;
  }

  @Override
  void decide(ModuleReport report, FailOn threshold) throws MojoFailureException, IOException {
    // A provoked run may fail because of what was done to it.
    List<WorkloadRun> failed = report.workloads().stream().filter(run -> !run.succeeded() && !run.isProvoked() && !run.isOfTests()).toList();
    for (WorkloadRun run : failed) {
      getLog().warn("Workload " + run.name() + ": " + run.describe() + ". Its last lines (all in " + run.result().log() + "):");
      run.result().lastLines().forEach(line -> getLog().warn("  | " + line));
    }
    if (expected == null) {
      decideByThreshold(report, threshold);
    } else {
      decideByExpectation(report);
    }
    if (!failed.isEmpty() && !workloadFailureIgnore) {
      throw new MojoFailureException(
          (failed.size() == 1 ? "The workload failed: " : failed.size() + " workloads failed, the first of them: ") + failed.get(0).name() + ", "
              + failed.get(0).describe() + " (its output is in " + failed.get(0).result().log() + "). Mend it, or accept it with: "
              + command("verify", "-Dconcurrency.workloadFailureIgnore=true"));
    }
  }

  private void decideByThreshold(ModuleReport report, FailOn threshold) throws MojoFailureException {
    List<JudgedFinding> failing =
        report.findings().stream()
            .filter(judged -> threshold.fails(judged.finding().severity(), judged.judgement().verdict()))
            .toList();
    if (!failing.isEmpty()) {
      long confirmed = failing.stream().filter(judged -> judged.judgement().verdict() == Verdict.CONFIRMED).count();
      throw new MojoFailureException(
          Words.count(failing.size(), "finding") + " in " + module() + ", " + confirmed + " confirmed, the first at "
              + place(failing.get(0).finding()) + ".\nWhat it means: " + command("explain", "-Drule=" + failing.get(0).finding().rule())
              + (report.workloads().isEmpty() && report.collected().isEmpty()
                  ? "\nNothing was run to prove it. Name a workload: " + command("verify", "-Dconcurrency.workloadIncludes=<pattern>")
                  : ""));
    }
  }

  private void decideByExpectation(ModuleReport report) throws MojoFailureException, IOException {
    Path actual = work().resolve("actual-findings.txt");
    Files.write(actual, ExpectedFindings.lines(report.findings()));
    String names = expectedFindings.stream().map(File::getName).collect(Collectors.joining(" and "));
    List<String> differences = expected.differences(report.findings());
    if (!differences.isEmpty()) {
      throw new MojoFailureException(
          "The findings in " + module() + " differ from " + names + ":\n  " + String.join("\n  ", differences)
              + "\nTo see all of them: cat " + actual);
    }
    getLog().info("All findings are as expected in " + names + ".");
  }
}
