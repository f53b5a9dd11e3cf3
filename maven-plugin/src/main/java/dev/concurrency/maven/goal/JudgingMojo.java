package dev.concurrency.maven.goal;

import dev.concurrency.maven.observed.Observation;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.report.ConsoleReport;
import dev.concurrency.maven.report.JsonReport;
import dev.concurrency.maven.report.ModuleReport;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.fusesource.jansi.Ansi;

/** What {@link CheckMojo} and {@link VerifyMojo} share: findings get their verdicts, are reported, and fail the build if need be. */
abstract class JudgingMojo extends AnalysisMojo {

  /** Modules that are built side by side report one after the other. */
  private static final Object CONSOLE = new Object();

  /**
   * Which findings fail the build: those of a severity and all above (<code>error</code>, <code>warning</code> or
   * <code>info</code>), in <code>verify</code> those of any severity that a run has <code>confirmed</code>, or
   * <code>none</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.failOn", defaultValue = "error")
  private String failOn;

  /**
   * Whether the build fails if something could not be analysed, for instance because a file does not compile.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.failOnIncomplete", defaultValue = "true")
  private boolean failOnIncomplete;

  /**
   * Whether the build fails if a rule crashes. The other rules are not affected by the crash.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.failOnInternalError", defaultValue = "false")
  private boolean failOnInternalError;

  private FailOn threshold;

  JudgingMojo(LifecycleExecutor lifecycle, ToolchainManager toolchains, RepositorySystem repositories) {
    super(lifecycle, toolchains, repositories);
  }

  @Override
  void readParameters() throws MojoExecutionException, IOException {
    threshold = parameter(() -> FailOn.parse(failOn));
  }

  @Override
  final void finish(Analysed analysed) throws Exception {
    ModuleReport report = judge(analysed);
    new JsonReport(work().resolve("report.json"), analysed.hashes()).write(report);
    synchronized (CONSOLE) {
      new ConsoleReport(line -> getLog().info(line), Ansi.isEnabled(), charset()).write(report);
    }
    decide(report, threshold);
    failIfIncomplete(report);
  }

  /** Gives the findings their verdicts. */
  abstract ModuleReport judge(Analysed analysed)
      throws IOException, InterruptedException, MojoExecutionException, DependencyResolutionRequiredException;

  /** The report about this module; what is given is said in {@link ModuleReport}. */
  final ModuleReport report(
      Analysed analysed, List<JudgedFinding> judged, List<WorkloadRun> runs, List<RunEvidence> collected, List<String> problems, Observation observation) {
    return new ModuleReport(
        pluginVersion(), module(), project().getBasedir().toPath(), root(), analysed.findings(), judged, runs, collected, problems, observation, Profile.NONE);
  }

  /** Fails the build if the report says so. */
  abstract void decide(ModuleReport report, FailOn threshold) throws MojoFailureException, IOException;

  private void failIfIncomplete(ModuleReport report) throws MojoFailureException {
    if (failOnInternalError && !report.analysis().internalErrors().isEmpty()) {
      throw new MojoFailureException(
          report.analysis().internalErrors().size() + " internal errors in the analysis of " + module() + " (see above). Leave the rule out with: "
              + command(goal(), "-Dconcurrency.rules=<rule>=OFF"));
    }
    List<String> lost = new ArrayList<>(report.problems());
    lost.addAll(report.analysis().lost());
    if (failOnIncomplete && !lost.isEmpty()) {
      throw new MojoFailureException(
          "The result for " + module() + " is not complete: " + lost.get(0) + (lost.size() > 1 ? " (and " + (lost.size() - 1) + " more, see above)" : "")
              + ". Mend that, or accept it with: " + command(goal(), "-Dconcurrency.failOnIncomplete=false"));
    }
  }
}
