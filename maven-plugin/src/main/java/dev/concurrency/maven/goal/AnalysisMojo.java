package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.maven.analysis.CompilerSettings;
import dev.concurrency.maven.analysis.ErrorProne;
import dev.concurrency.maven.analysis.ForkedAnalysis;
import dev.concurrency.maven.analysis.ForkedAnalysis.AnalysisFailedException;
import dev.concurrency.maven.analysis.Lombok;
import dev.concurrency.maven.analysis.ModuleSources;
import dev.concurrency.maven.analysis.ProjectJdk;
import dev.concurrency.maven.analysis.RuleSettings;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.source.SourceState;
import dev.concurrency.maven.workload.EvidenceFolder.Contents;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** What the goals share that need findings: the module is compiled if need be and analysed in a JVM of its own. */
abstract class AnalysisMojo extends ModuleMojo {

  private static final String ANALYZER = "dev.concurrency.checker.javac.AnalyzeModule";

  /**
   * Severity by rule: <code>OFF</code>, <code>INFO</code>, <code>WARNING</code> or <code>ERROR</code>. A rule that is not named keeps
   * its own.
   * <pre>
   * &lt;rules&gt;
   *   &lt;BlockingOnEventLoop&gt;WARNING&lt;/BlockingOnEventLoop&gt;
   * &lt;/rules&gt;
   * </pre>
   *
   * @since 0.1.0
   */
  @Parameter private Map<String, String> rules;

  /**
   * The same for the command line, which wins over <code>rules</code>: <code>-Dconcurrency.rules=RuleA=OFF,RuleB=ERROR</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.rules")
  private String ruleOverrides;

  /**
   * Files that describe further APIs, in the format of the built-in catalogue.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.catalogs")
  private List<File> catalogs;

  /**
   * Whether Error Prone looks at the module too, with its own checks about concurrency. What it finds stands in the same report, with the severity that Error
   * Prone gives it, and counts for <code>failOn</code>; no run proves it. <code>rules</code> takes the names of these checks as well. Error Prone runs in a JVM of
   * its own; the project's compiler configuration is left alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.errorProneProfile", defaultValue = "false")
  private boolean errorProneProfile;

  /**
   * The Error Prone for <code>errorProneProfile</code>. By default one that runs on the project's JDK.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.errorProneVersion")
  private String errorProneVersion;

  /**
   * Largest heap of the JVM that analyses the module, in the notation of <code>-Xmx</code>. Modules of 100,000 lines need about 170 MB of
   * live objects.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.heap", defaultValue = "1g")
  private String heap;

  /**
   * Seconds after which the analysis of the module is stopped and the build fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.timeout", defaultValue = "600")
  private int timeout;

  @Parameter(defaultValue = "${project.build.directory}/concurrency", readonly = true, required = true)
  private File work;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> pluginArtifacts;

  private final LifecycleExecutor lifecycle;
  private final ToolchainManager toolchains;
  private final RepositorySystem repositories;

  AnalysisMojo(LifecycleExecutor lifecycle, ToolchainManager toolchains, RepositorySystem repositories) {
    this.lifecycle = lifecycle;
    this.toolchains = toolchains;
    this.repositories = repositories;
  }

  /** What was asked: the same question has the same answer within one build. */
  record Question(AnalysisRequest request, boolean errorProneProfile, String errorProneVersion) {}

  /**
   * What an analysed module gives to go on with.
   *
   * @param compiled the project with the source roots that the build has added
   * @param hashes of the findings' files, when they were analysed
   * @param problems why the result cannot be complete, one sentence each
   */
  record Analysed(
      MavenProject compiled, CompilerSettings compiler, Jdk jdk, Question question, FindingsFile findings, Map<String, String> hashes, List<String> problems) {

    /** What runs observe: the findings, and beside them the places where tasks start, if a profile is asked for. */
    List<Finding> watched() {
      return Stream.concat(findings.findings().stream(), Profile.toObserve(findings.taskSites()).stream()).toList();
    }
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if ("pom".equals(project.getPackaging())) {
      getLog().info("Nothing to analyse: the packaging of " + module() + " is pom.");
      return;
    }
    if (skip && session.getProjects().size() == 1) {
      getLog().info("Skipped: concurrency.skip is set.");
      return;
    }
    ForkedLifecycle build = new ForkedLifecycle(project, session, mojoExecution, lifecycle, context());
    if (skip) {
      // Even if this module is skipped, later ones of an uncompiled reactor need its classes.
      build.compile();
      getLog().info("Skipped: concurrency.skip is set.");
      return;
    }
    try {
      readParameters();
      TestBuild.Analysis analysis = analysis();
      Analysed analysed = build(build, analysis);
      if (analysed == null) {
        getLog().info("Nothing to analyse: " + module() + " has no Java sources.");
        return;
      }
      finish(analysed);
    } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
      throw e;
    } catch (AnalysisFailedException e) {
      throw unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted. To run it again: " + command(goal(), ""), e);
    } catch (Exception e) { // files, artifacts that cannot be resolved
      throw new MojoExecutionException(
          module() + " cannot be analysed: " + e.getMessage() + "\nMore about it: " + command(goal(), "-e"), e);
    }
  }

  /** Reads what the user may have got wrong before anything is run: a mistake costs no minutes. */
  void readParameters() throws MojoExecutionException, IOException {}

  /** Of what is read before the analysis, as {@link #readParameters}. */
  private TestBuild.Analysis analysis() throws MojoExecutionException {
    Map<String, String> severities = parameter(() -> RuleSettings.of(rules, ruleOverrides));
    Charset charset = parameter(this::charset);
    Duration limit = seconds("timeout", timeout);
    if (!heap.matches("[0-9]+[kKmMgG]?")) {
      throw unusable(new IllegalArgumentException("'" + heap + "' is no value for heap; write for instance 512m or 2g"));
    }
    return compilation -> {
      CompilerSettings compiler = CompilerSettings.of(project.getBuild().getPluginsAsMap(), this::property);
      ModuleSources sources = ModuleSources.of(compilation.project(), compiler.generatedSources());
      if (sources.isEmpty()) {
        return null;
      }
      Jdk jdk = ProjectJdk.choose(toolchains, session, compiler, getLog()::warn);
      Question question = new Question(request(compiler, sources, severities, charset), errorProneProfile, errorProneVersion);
      PreparedAgent prepared = PreparedAgent.in(context());
      FindingsFile findings =
          prepared != null && prepared.question().equals(question)
              ? prepared.findings()
              : analyse(new ForkedAnalysis(jdk, analyzerClassPath(), ANALYZER, heap, limit, work.toPath()), question.request(), severities);
      List<String> problems = new ArrayList<>();
      // Before anything is run: that takes time, in which somebody may go on editing.
      Map<String, String> hashes = SourceState.ofFiles(project.getBasedir().toPath(), findings.findings());
      compilation.failure().ifPresent(failure -> problems.add("the module does not compile: " + failure));
      return new Analysed(compilation.project(), compiler, jdk, question, findings, hashes, problems);
    };
  }

  /**
   * Has the module compiled, if need be, and analysed.
   *
   * @return null if there is nothing to analyse
   */
  Analysed build(ForkedLifecycle build, TestBuild.Analysis analysis) throws Exception {
    return analysis.of(build.compile());
  }

  /** Does what the goal is for. */
  abstract void finish(Analysed analysed) throws Exception;

  final Path evidenceDirectory() {
    return work().resolve("evidence");
  }

  /** What evidence that is gathered now is about. */
  final Contents contents(Analysed analysed) throws IOException {
    return EvidenceUse.contents(module(), pluginVersion(), sourceState(analysed), analysed.findings().findings());
  }

  static SourceState sourceState(Analysed analysed) {
    ModuleSources sources = ModuleSources.of(analysed.compiled(), analysed.compiler().generatedSources());
    return new SourceState(analysed.compiled().getBasedir().toPath(), sources.written());
  }

  /** What goals of this plug-in leave for each other within one build of the module. */
  @SuppressWarnings("unchecked")
  final Map<Object, Object> context() {
    return getPluginContext();
  }

  private FindingsFile analyse(ForkedAnalysis analysis, AnalysisRequest request, Map<String, String> severities)
      throws AnalysisFailedException, IOException, InterruptedException {
    Map<String, String> ofErrorProne = ErrorProne.severities(severities, true);
    if (errorProneProfile) {
      ErrorProne errorProne = ErrorProne.fetch(errorProneVersion, analysis.jdk(), project, repositories, session.getRepositorySession());
      return errorProne.addTo(analysis.run(request), analysis, request, ofErrorProne);
    }
    if (!ofErrorProne.isEmpty()) {
      getLog().warn(
          "Checks of Error Prone do not run, whatever the rules say of " + String.join(", ", ofErrorProne.keySet()) + ". To let them run: "
              + command(goal(), "-Dconcurrency.errorProneProfile=true"));
    }
    return analysis.run(request);
  }

  final Duration seconds(String name, int seconds) throws MojoExecutionException {
    if (seconds <= 0) {
      throw unusable(new IllegalArgumentException(seconds + " is no value for " + name + "; it is a number of seconds"));
    }
    return Duration.ofSeconds(seconds);
  }

  private AnalysisRequest request(
      CompilerSettings compiler, ModuleSources sources, Map<String, String> severities, Charset charset)
      throws ArtifactResolutionException, DependencyResolutionRequiredException {
    List<String> classPath = new ArrayList<>(project.getCompileClasspathElements());
    classPath.remove(project.getBuild().getOutputDirectory());
    return new AnalysisRequest(
        module(),
        project.getBasedir().getAbsolutePath(),
        strings(sources.written()),
        strings(sources.generated()),
        classPath,
        strings(Lombok.processorPath(project, compiler, repositories, session.getRepositorySession())),
        compiler.release(),
        compiler.arguments(),
        charset.name(),
        catalogs().stream().map(Path::toAbsolutePath).map(Path::toString).toList(),
        ErrorProne.severities(severities, false),
        work.toPath().resolve("findings").resolve("forked.json").toAbsolutePath().toString())
        .withTaskSites(wantsTaskSites());
  }

  /** Whether the analysis has to say where tasks are handed to other threads. */
  boolean wantsTaskSites() {
    return false;
  }

  private List<Path> analyzerClassPath() {
    return pluginArtifacts.stream().map(Artifact::getFile).filter(file -> file != null).map(File::toPath).toList();
  }

  private static List<String> strings(Collection<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  /** As Maven resolves <code>${name}</code>: command line first, then the project, then its parents' and the system's. */
  private String property(String name) {
    for (Properties properties :
        List.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())) {
      if (properties.getProperty(name) != null) {
        return properties.getProperty(name);
      }
    }
    return null;
  }

  final String module() {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  final MavenProject project() {
    return project;
  }

  final List<Path> catalogs() {
    return catalogs == null ? List.of() : catalogs.stream().map(File::toPath).toList();
  }

  final Path work() {
    return work.toPath();
  }

  final Path root() {
    return Path.of(session.getExecutionRootDirectory());
  }

  final String pluginVersion() {
    return mojoExecution.getVersion();
  }

  /** {@code file:line}. */
  static String place(Finding finding) {
    return finding.file() + ":" + finding.line();
  }
}
