package dev.concurrency.checker.javac;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@link AnalyzeModule} is asked to look at. Paths are absolute. Travels as a JSON file, so that no command line gets too long and nothing
 * has to be quoted.
 *
 * @param module name shown in messages, for instance {@code com.acme:shop}
 * @param baseDirectory findings name their files relative to it
 * @param sourceRoots directories of {@code .java} files that a person writes; a missing one is skipped
 * @param generatedRoots directories of generated {@code .java} files: they belong to the module, but nothing is reported in them
 * @param classPath what the module compiles against, without its own output
 * @param processorPath annotation processors to run while attributing, as Lombok needs it; empty runs none
 * @param release value of {@code --release}; empty for the default of the running JDK
 * @param compilerArguments further javac options of the project that change what the source means, for instance {@code --enable-preview}
 * @param encoding of the sources
 * @param catalogs further catalogue files
 * @param severities name of a rule, or of a check of Error Prone, to {@code OFF}, {@code INFO}, {@code WARNING} or {@code ERROR}; an unknown name is an error
 * @param output the findings file to write
 * @param errorProne asks for Error Prone's own checks in place of the rules; null for the rules
 * @param taskSites whether the findings file has to list where tasks are handed to other threads
 */
public record AnalysisRequest(
    String module,
    String baseDirectory,
    List<String> sourceRoots,
    List<String> generatedRoots,
    List<String> classPath,
    List<String> processorPath,
    String release,
    List<String> compilerArguments,
    String encoding,
    List<String> catalogs,
    Map<String, String> severities,
    String output,
    ErrorProne errorProne,
    boolean taskSites) {

  /**
   * Which Error Prone is to run.
   *
   * @param path its jars
   */
  public record ErrorProne(String version, List<String> path) {
    public ErrorProne {
      path = List.copyOf(path);
    }
  }

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  public AnalysisRequest {
    sourceRoots = List.copyOf(sourceRoots);
    generatedRoots = List.copyOf(generatedRoots);
    classPath = List.copyOf(classPath);
    processorPath = List.copyOf(processorPath);
    compilerArguments = List.copyOf(compilerArguments);
    catalogs = List.copyOf(catalogs);
    severities = Map.copyOf(severities);
  }

  /** Asks for the rules. */
  public AnalysisRequest(
      String module, String baseDirectory, List<String> sourceRoots, List<String> generatedRoots, List<String> classPath, List<String> processorPath, String release,
      List<String> compilerArguments, String encoding, List<String> catalogs, Map<String, String> severities, String output) {
    this(
        module, baseDirectory, sourceRoots, generatedRoots, classPath, processorPath, release, compilerArguments, encoding, catalogs, severities, output, null, false);
  }

  /** The same module, looked at by Error Prone's own checks: those of {@link dev.concurrency.checker.engine.ErrorProneProfile}. */
  public AnalysisRequest forErrorProne(ErrorProne host, Map<String, String> ofChecks, String otherOutput) {
    return new AnalysisRequest(
        module, baseDirectory, sourceRoots, generatedRoots, classPath, processorPath, release, compilerArguments, encoding, List.of(), ofChecks, otherOutput, host, false);
  }

  /** The same request, with task sites in its answer if they are wanted. */
  public AnalysisRequest withTaskSites(boolean wanted) {
    return new AnalysisRequest(
        module, baseDirectory, sourceRoots, generatedRoots, classPath, processorPath, release, compilerArguments, encoding, catalogs, severities, output, errorProne, wanted);
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, GSON.toJson(this));
  }

  /** @throws IOException if the file cannot be read or is not a request */
  public static AnalysisRequest read(Path file) throws IOException {
    try {
      return GSON.fromJson(Files.readString(file), AnalysisRequest.class);
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException(file + " is not an analysis request: " + e.getMessage(), e);
    }
  }
}
