package dev.concurrency.maven.goal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pages about the rules, which the checker's jar ships.
 *
 * @param checker its jar, or its class directory when both are built together
 */
record RulePages(Path checker) {

  private static final String DIRECTORY = "dev/concurrency/rules";
  private static final String SUFFIX = ".md";

  /** The pages next to a class of the checker. */
  static RulePages of(Class<?> checkerClass) {
    try {
      return new RulePages(Path.of(checkerClass.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a rule's page; empty if the checker was built without it. */
  Optional<List<String>> page(String rule) throws IOException {
    if (Files.isDirectory(checker)) {
      return read(checker.resolve(DIRECTORY), rule);
    }
    try (FileSystem jar = FileSystems.newFileSystem(checker)) {
      return read(jar.getPath(DIRECTORY), rule);
    }
  }

  private static Optional<List<String>> read(Path directory, String rule) throws IOException {
    Path page = directory.resolve(rule + SUFFIX);
    return Files.isRegularFile(page) ? Optional.of(Files.readAllLines(page)) : Optional.empty();
  }
}
