package dev.concurrency.maven.goal;

import dev.concurrency.maven.verdict.Words;
import dev.concurrency.maven.workload.EvidenceFolder;
import dev.concurrency.maven.workload.TestObservation;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * For builds that run <code>verify</code> in a phase of their own: analyses the module before its tests run and has them observed, by an agent in the
 * property from which Surefire and Failsafe take the arguments of their JVMs. The tests run once, as they always do; nothing ends them early. A literal
 * <code>&lt;argLine&gt;</code> in the POM hides the property: write <code>&lt;argLine&gt;@{argLine} -Xmx1g&lt;/argLine&gt;</code> then.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "prepare-agent",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public class PrepareAgentMojo extends AnalysisMojo {

  /**
   * The property that receives the agent, behind what it holds already.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.propertyName", defaultValue = "argLine")
  private String propertyName;

  /**
   * Whether evidence of earlier builds is kept: <code>append</code>, as in <code>verify</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.evidence", defaultValue = "fresh")
  private List<String> evidence;

  private EvidenceUse use;

  @Inject
  public PrepareAgentMojo(LifecycleExecutor lifecycle, ToolchainManager toolchains, RepositorySystem repositories) {
    super(lifecycle, toolchains, repositories);
  }

  @Override
  void readParameters() throws MojoExecutionException, IOException {
    super.readParameters();
    use = parameter(() -> EvidenceUse.parse(evidence, root()));
  }

  @Override
  void finish(Analysed analysed) throws IOException {
    if (use.collects()) {
      getLog().info("Nothing to prepare: verify is to judge by collected evidence.");
      return;
    }
    new EvidenceFolder(evidenceDirectory()).begin(contents(analysed), use.keep());
    TestObservation tests = TestObservation.withoutLimit(work(), PreparedAgent.TESTS, analysed.findings().findings());
    String before = project().getProperties().getProperty(propertyName);
    // Behind an agent that measures coverage: that knows classes by their bytes, and has to see them as they were compiled.
    project().getProperties().setProperty(propertyName, (before == null || before.isBlank() ? "" : before + " ") + tests.arguments());
    new PreparedAgent(analysed.question(), analysed.findings(), tests).leave(context());
    getLog().info(propertyName + " set to observe " + Words.count(analysed.findings().findings().size(), "finding") + " in the tests.");
  }
}
