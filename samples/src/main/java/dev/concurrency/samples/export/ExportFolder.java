package dev.concurrency.samples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the exported reports, with a folder for each quarter; nobody has made the one of the last quarter yet. */
final class ExportFolder implements AutoCloseable {
  private final Path root;

  private ExportFolder(Path root) {
    this.root = root;
  }

  static ExportFolder create() throws IOException {
    Path root = Files.createTempDirectory("sample-export");
    for (int quarter = 1; quarter <= 3; quarter++) {
      Files.createDirectory(root.resolve("Q" + quarter));
    }
    return new ExportFolder(root);
  }

  String report(int month) {
    return root + "/Q" + (1 + (month - 1) / 3) + "/" + month + ".csv";
  }

  String index() {
    return root + "/index.txt";
  }

  long reportsOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".csv")).count();
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
