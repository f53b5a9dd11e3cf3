package dev.concurrency.maven.analysis;

import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.maven.analysis.ForkedAnalysis.AnalysisFailedException;
import dev.concurrency.maven.jvm.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Error Prone with nothing switched on but its own checks about concurrency. It looks at a module in a JVM of its own, because it opens javac's internals and
 * takes the compilation along if it crashes. Its jars are fetched only when it is asked for.
 *
 * @param path its jars
 */
public record ErrorProne(String version, List<Path> path) {

  /** The first JDK that newer versions run on. */
  private static final int NEWEST_NEEDS = 21;

  /** What Error Prone's installation page asks for. */
  private static final List<String> JVM_ARGS =
      Stream.concat(
              Stream.of("api", "file", "main", "model", "parser", "processing", "tree", "util").map(name -> flag("--add-exports", name)),
              Stream.of("code", "comp").map(name -> flag("--add-opens", name)))
          .toList();

  private static String flag(String option, String name) {
    return option + "=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED";
  }

  /**
   * Fetches a version.
   *
   * @param version empty or null for one that runs on the JDK
   * @throws AnalysisFailedException if it cannot be had; the message says what to do
   */
  public static ErrorProne fetch(String version, Jdk jdk, MavenProject project, RepositorySystem repositories, RepositorySystemSession session)
      throws AnalysisFailedException, IOException {
    String wanted = version == null || version.isBlank() ? versionFor(jdk.version()) : version.trim();
    CollectRequest collect =
        new CollectRequest(
            new Dependency(new DefaultArtifact("com.google.errorprone", "error_prone_core", "jar", wanted), "runtime"), project.getRemotePluginRepositories());
    try {
      List<Path> path =
          repositories.resolveDependencies(session, new DependencyRequest(collect, null)).getArtifactResults().stream()
              .map(result -> result.getArtifact().getFile().toPath())
              .toList();
      return new ErrorProne(wanted, path);
    } catch (DependencyResolutionException e) {
      throw new AnalysisFailedException(
          "Error Prone " + wanted + " cannot be had: " + e.getMessage()
              + ". Choose another version with -Dconcurrency.errorProneVersion=<version>, or go without it: -Dconcurrency.errorProneProfile=false");
    }
  }

  /** The version that runs on a JDK, by its feature version; 0 if that is not known. */
  static String versionFor(int jdk) throws IOException {
    Properties versions = new Properties();
    try (InputStream file = ErrorProne.class.getResourceAsStream("error-prone.properties")) {
      versions.load(file);
    }
    return versions.getProperty(jdk >= NEWEST_NEEDS ? "newest" : "onOldestJdk");
  }

  /** Those of the user's severities that speak of Error Prone's checks, or else the others. */
  public static Map<String, String> severities(Map<String, String> all, boolean ofErrorProne) {
    Map<String, String> some = new TreeMap<>(all);
    some.keySet().removeIf(name -> ErrorProneProfile.contains(name) != ofErrorProne);
    return some;
  }

  /**
   * Adds what Error Prone finds to what the rules have found.
   *
   * @param rules the analysis that found it; Error Prone gets what it gets
   * @param request that the rules were given
   * @param severities of Error Prone's checks, where the user says them
   */
  public FindingsFile addTo(FindingsFile found, ForkedAnalysis rules, AnalysisRequest request, Map<String, String> severities)
      throws IOException, InterruptedException {
    List<Path> classPath = new ArrayList<>(rules.classPath());
    classPath.addAll(path);
    String output = Path.of(request.output()).resolveSibling("error-prone-checks.json").toString();
    ForkedAnalysis checks =
        new ForkedAnalysis(rules.jdk(), classPath, rules.mainClass(), rules.heap(), rules.timeout(), rules.work().resolve("error-prone"), JVM_ARGS);
    AnalysisRequest asked =
        request.forErrorProne(new AnalysisRequest.ErrorProne(version, path.stream().map(Path::toString).toList()), severities, output);
    try {
      return JoinedFindings.of(found, checks.run(asked));
    } catch (AnalysisFailedException e) {
      // What the rules have found is not lost with it.
      return JoinedFindings.without(found, version, "Error Prone " + version + " did not come to its end: " + e.getMessage());
    }
  }
}
