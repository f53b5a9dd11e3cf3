package dev.concurrency.maven.goal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Names of all rules, sorted. */
  List<String> names() throws IOException {
    return inDirectory(
        directory -> {
          try (Stream<Path> files = Files.list(directory)) {
            return files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .sorted()
                .toList();
          }
        })
        .orElse(List.of());
  }

  /** The page of a rule; the name's case does not matter. */
  Optional<List<String>> page(String rule) throws IOException {
    Optional<String> name = names().stream().filter(rule::equalsIgnoreCase).findFirst();
    return name.isEmpty() ? Optional.empty() : inDirectory(directory -> Files.readAllLines(directory.resolve(name.get() + SUFFIX)));
  }

  private interface Reading<T> {
    T in(Path directory) throws IOException;
  }

  private <T> Optional<T> inDirectory(Reading<T> reading) throws IOException {
    if (Files.isDirectory(checker)) {
      return read(checker.resolve(DIRECTORY), reading);
    }
    try (FileSystem jar = FileSystems.newFileSystem(checker)) {
      return read(jar.getPath(DIRECTORY), reading);
    }
  }

  private static <T> Optional<T> read(Path directory, Reading<T> reading) throws IOException {
    return Files.isDirectory(directory) ? Optional.of(reading.in(directory)) : Optional.empty();
  }
}
