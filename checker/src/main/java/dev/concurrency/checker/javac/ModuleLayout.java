package dev.concurrency.checker.javac;

import com.sun.source.tree.CompilationUnitTree;
import dev.concurrency.checker.javac.Extractor.SourceFileName;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/**
 * Where a module is, read off the places of its source files: the exported API does not tell a plug-in with which directories javac was started.
 * Maven's and Gradle's layouts are known; elsewhere the base directory is the working directory.
 */
final class ModuleLayout {

  /** {@code module/src/main/java}, or what a build generated below {@code module/target}. */
  private static final Pattern WRITTEN = Pattern.compile("(?<base>.*)/src/(?<set>[^/]+)/[^/]+");

  private static final Pattern GENERATED = Pattern.compile("(?<base>.*)/(?:target|build)/generated[^/]*/.*");

  private static final String[] BUILD_DIRECTORIES = {"target", "build", "bazel-out"};

  private final Set<URI> writtenByProcessors = new HashSet<>();
  private Path base;
  private boolean certain;
  private String sourceSet = "main";

  /** @param baseDirectory the user's word, or null */
  ModuleLayout(Path baseDirectory) {
    base = baseDirectory;
    certain = baseDirectory != null;
  }

  /** Takes notice of a file. The first one that tells the module's place decides. */
  void add(CompilationUnitTree unit, boolean writtenByProcessor) {
    if (writtenByProcessor) {
      writtenByProcessors.add(unit.getSourceFile().toUri());
      return;
    }
    path(unit.getSourceFile()).ifPresent(file -> {
      Path root = sourceRoot(file, unit);
      String slashed = root.toString().replace('\\', '/');
      Matcher written = WRITTEN.matcher(slashed);
      Matcher generated = GENERATED.matcher(slashed);
      if (generated.matches()) {
        base = certain ? base : Path.of(generated.group("base"));
      } else if (written.matches()) {
        sourceSet = written.group("set");
        base = certain ? base : Path.of(written.group("base"));
        certain = true;
      } else if (base == null) {
        Path working = Path.of("").toAbsolutePath();
        base = file.startsWith(working) ? working : root;
      }
    });
  }

  private static Path sourceRoot(Path file, CompilationUnitTree unit) {
    Path root = file.getParent();
    if (unit.getPackageName() != null) {
      String[] names = unit.getPackageName().toString().split("\\.");
      for (int i = names.length - 1; i >= 0 && root.getFileName() != null && root.getFileName().toString().equals(names[i]); i--) {
        root = root.getParent();
      }
    }
    return root;
  }

  SourceFileName name(JavaFileObject source) {
    Optional<Path> path = path(source);
    if (path.isEmpty()) {
      return new SourceFileName(source.getName(), writtenByProcessors.contains(source.toUri()));
    }
    Path file = path.get();
    boolean inside = base != null && file.startsWith(base);
    String name = (inside ? base.relativize(file) : file).toString().replace('\\', '/');
    return new SourceFileName(name, !inside || isBuilt(file) || writtenByProcessors.contains(source.toUri()));
  }

  private boolean isBuilt(Path file) {
    for (String directory : BUILD_DIRECTORIES) {
      if (file.startsWith(base.resolve(directory))) {
        return true;
      }
    }
    return false;
  }

  /** Where the findings go if the user says nothing: beside Maven's class files, apart for main and test code. Empty elsewhere. */
  Optional<Path> findingsFile(String host) {
    boolean isMain = sourceSet.equals("main");
    if (base == null || !Files.isDirectory(base.resolve(isMain ? "target/classes" : "target/test-classes"))) {
      return Optional.empty();
    }
    return Optional.of(base.resolve("target/concurrency/findings/" + host + (isMain ? "" : "-" + sourceSet) + ".json"));
  }

  private static Optional<Path> path(JavaFileObject source) {
    try {
      return Optional.of(Path.of(source.toUri()).toAbsolutePath().normalize());
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
