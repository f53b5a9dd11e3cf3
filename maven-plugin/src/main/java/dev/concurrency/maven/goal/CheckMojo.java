package dev.concurrency.maven.goal;

import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.report.ModuleReport;
import dev.concurrency.maven.verdict.Words;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Finds misuse of concurrency models in the module's sources and runs nothing. Called from the command line it compiles the module first;
 * bound to a phase, by default <code>verify</code>, it uses what the build has compiled.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public class CheckMojo extends JudgingMojo {

  @Inject
  public CheckMojo(LifecycleExecutor lifecycle, ToolchainManager toolchains, RepositorySystem repositories) {
    super(lifecycle, toolchains, repositories);
  }

  @Override
  ModuleReport judge(Analysed analysed) {
    return report(analysed, Verdicts.judge(analysed.findings().findings(), List.of()), List.of(), List.of(), analysed.problems(), null);
  }

  @Override
  void decide(ModuleReport report, FailOn threshold) throws MojoFailureException {
    List<JudgedFinding> failing = report.findings().stream().filter(judged -> threshold.fails(judged.finding().severity(), judged.judgement().verdict())).toList();
    if (!failing.isEmpty()) {
      throw new MojoFailureException(
          Words.count(failing.size(), "finding") + " in " + module() + ", the first at " + place(failing.get(0).finding())
              + ".\nWhat it means: " + command("explain", "-Drule=" + failing.get(0).finding().rule())
              + (failing.get(0).finding().sites().isEmpty() ? "" : "\nTo prove it by running code: " + command("verify", "")));
    }
  }
}
