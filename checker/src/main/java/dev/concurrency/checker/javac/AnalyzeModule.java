package dev.concurrency.checker.javac;

import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.CatalogException;
import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Analyses one module in a JVM of its own: reads an {@link AnalysisRequest}, writes a findings file. */
public final class AnalyzeModule {

  private static final int UNUSABLE_REQUEST = 2;

  private AnalyzeModule() {}

  /**
   * Exit status 0: the findings file was written (it may be incomplete, and says so). 2: the request is unusable, and one sentence on standard
   * error says why. Anything else is our own trouble.
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("Expected one argument: the analysis request, a JSON file.");
      System.exit(UNUSABLE_REQUEST);
    }
    AnalysisRequest request = AnalysisRequest.read(Path.of(args[0]));
    try {
      FindingsFile found = request.errorProne() == null ? analyze(request) : new ErrorProneChecks(request).run();
      found.write(Path.of(request.output()));
    } catch (CatalogException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(UNUSABLE_REQUEST);
    }
  }

  /**
   * Analyses in this JVM.
   *
   * @throws CatalogException for a malformed catalogue
   * @throws IllegalArgumentException for an unknown rule or option
   */
  public static FindingsFile analyze(AnalysisRequest request) throws IOException {
    if (!Path.of(request.baseDirectory()).isAbsolute()) {
      throw new IllegalArgumentException(
          "The base directory '" + request.baseDirectory() + "' is not absolute; findings could not be told from code outside of it. Give absolute paths.");
    }
    Settings settings = Settings.of(request.severities());
    List<Path> classPath = request.classPath().stream().map(Path::of).toList();
    List<String> lost = new ArrayList<>();
    Catalog catalog = Catalog.of(request.catalogs().stream().map(Path::of).toList(), classPath, lost::add);
    Compilation.Read read = new Compilation(request).read();
    Engine.Result result;
    try (ClassFiles libraries = new ClassFiles(classPath)) {
      result = new Engine(catalog, settings).run(read.program(), libraries, request.taskSites());
    }
    lost.addAll(read.lost());
    List<String> internalErrors = new ArrayList<>(read.internalErrors());
    internalErrors.addAll(result.internalErrors());
    return new FindingsFile(
        FindingsFile.SCHEMA,
        "forked",
        System.getProperty("java.version"),
        "",
        lost.isEmpty() && internalErrors.isEmpty(),
        lost,
        internalErrors,
        read.files(),
        result.calls(),
        read.callsUnresolved(),
        result.callsUnanswered(),
        result.findings(),
        result.taskSites());
  }
}
