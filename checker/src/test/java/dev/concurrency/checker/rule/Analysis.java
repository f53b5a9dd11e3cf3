package dev.concurrency.checker.rule;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The whole analysis of a directory of sources, with the libraries of the tests on the class path. */
final class Analysis {

  private Analysis() {}

  static FindingsFile of(Path directory) throws IOException {
    return of(directory, List.of());
  }

  static FindingsFile of(Path directory, List<String> catalogs) throws IOException {
    List<String> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();
    String base = directory.toAbsolutePath().toString();
    return AnalyzeModule.analyze(
        new AnalysisRequest(
            directory.getFileName().toString(), base, List.of(base), List.of(), classPath, List.of(), "", List.of(), "UTF-8", catalogs, Map.of(), ""));
  }
}
