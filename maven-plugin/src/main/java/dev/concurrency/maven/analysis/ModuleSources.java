package dev.concurrency.maven.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * Where a module's Java sources are.
 *
 * @param written directories that people write in
 * @param generated directories that the build fills
 */
public record ModuleSources(List<Path> written, List<Path> generated) {

  /**
   * The module's source roots that exist. A root below the build directory is generated, wherever it was declared. That of the
   * annotation processors is added even when no compilation of this build has declared it.
   *
   * @param generatedByProcessors the compiler plug-in's {@code generatedSourcesDirectory}; empty for its default
   */
  public static ModuleSources of(MavenProject project, String generatedByProcessors) {
    Path build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
    Path base = project.getBasedir().toPath();
    Set<Path> roots = new LinkedHashSet<>();
    project.getCompileSourceRoots().forEach(root -> roots.add(base.resolve(root).toAbsolutePath().normalize()));
    roots.add(
        generatedByProcessors.isEmpty()
            ? build.resolve("generated-sources").resolve("annotations")
            : base.resolve(generatedByProcessors).toAbsolutePath().normalize());
    List<Path> written = new ArrayList<>();
    List<Path> generated = new ArrayList<>();
    roots.stream().filter(Files::isDirectory).forEach(root -> (root.startsWith(build) ? generated : written).add(root));
    return new ModuleSources(List.copyOf(written), List.copyOf(generated));
  }

  /** Whether there is any Java file that a person wrote. */
  public boolean isEmpty() throws IOException {
    for (Path root : written) {
      try (Stream<Path> files = Files.walk(root)) {
        if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
          return false;
        }
      }
    }
    return true;
  }
}
