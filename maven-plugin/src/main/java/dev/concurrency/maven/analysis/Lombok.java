package dev.concurrency.maven.analysis;

import dev.concurrency.maven.analysis.CompilerSettings.Processor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Finds the one widespread annotation processor that rewrites the classes being compiled. Without it the getters and loggers which the
 * sources call do not exist; every other processor has left its files in the generated sources and need not run again.
 */
public final class Lombok {

  private static final String GROUP = "org.projectlombok";
  private static final String ARTIFACT = "lombok";

  private Lombok() {}

  /**
   * The processor path for the analysis: Lombok's jar, or nothing.
   *
   * @throws ArtifactResolutionException if the project declares Lombok as a processor and the jar cannot be had
   */
  public static List<Path> processorPath(
      MavenProject project, CompilerSettings compiler, RepositorySystem repositories, RepositorySystemSession session)
      throws ArtifactResolutionException {
    if (!compiler.processing()) {
      return List.of();
    }
    if (compiler.processors() == null) {
      return project.getArtifacts().stream()
          .filter(artifact -> isLombok(artifact.getGroupId(), artifact.getArtifactId()))
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    }
    Optional<Processor> declared =
        compiler.processors().stream().filter(path -> isLombok(path.groupId(), path.artifactId())).findFirst();
    if (declared.isEmpty()) {
      return List.of();
    }
    String version = declared.get().version().isEmpty() ? managedVersion(project) : declared.get().version();
    ArtifactRequest request =
        new ArtifactRequest(new DefaultArtifact(GROUP, ARTIFACT, "jar", version), project.getRemoteProjectRepositories(), null);
    return List.of(repositories.resolveArtifact(session, request).getArtifact().getFile().toPath());
  }

  private static String managedVersion(MavenProject project) {
    return Optional.ofNullable(project.getDependencyManagement()).stream()
        .flatMap(management -> management.getDependencies().stream())
        .filter(dependency -> isLombok(dependency.getGroupId(), dependency.getArtifactId()))
        .map(Dependency::getVersion)
        .findFirst()
        .or(
            () ->
                project.getArtifacts().stream()
                    .filter(artifact -> isLombok(artifact.getGroupId(), artifact.getArtifactId()))
                    .map(Artifact::getVersion)
                    .findFirst())
        .orElse("");
  }

  private static boolean isLombok(String groupId, String artifactId) {
    return GROUP.equals(groupId) && ARTIFACT.equals(artifactId);
  }
}
