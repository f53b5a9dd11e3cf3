package dev.concurrency.maven.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets a workload of a test go on when the agent has seen something, so that no time has to be guessed. */
public final class WorkloadEvidence {

  static final String DIRECTORY = "test.evidence";

  private WorkloadEvidence() {}

  /** Waits until some record contains a match of the expression. */
  public static void await(String expression) throws IOException, InterruptedException {
    await(Path.of(System.getProperty(DIRECTORY)), expression);
  }

  static void await(Path directory, String expression) throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(expression);
    while (!matches(directory, pattern)) {
      Thread.sleep(10);
    }
  }

  private static boolean matches(Path directory, Pattern pattern) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (pattern.matcher(Files.readString(file)).find()) {
        return true;
      }
    }
    return false;
  }
}
