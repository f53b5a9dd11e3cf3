package dev.concurrency.maven.analysis;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.maven.jvm.ArgumentFile;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.jvm.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Analyses a module in a JVM of its own. Immutable and thread-safe.
 *
 * @param jdk whose javac reads the sources
 * @param classPath of the analysis itself, not of the module
 * @param mainClass the class to start; takes the request's path as its only argument
 * @param heap largest heap, in the notation of {@code -Xmx}
 * @param work directory for the request, the log and the argument file
 * @param jvmArgs further arguments for the JVM
 */
public record ForkedAnalysis(Jdk jdk, List<Path> classPath, String mainClass, String heap, Duration timeout, Path work, List<String> jvmArgs) {

  /** Without further arguments. */
  public ForkedAnalysis(Jdk jdk, List<Path> classPath, String mainClass, String heap, Duration timeout, Path work) {
    this(jdk, classPath, mainClass, heap, timeout, work, List.of());
  }

  /** The analysis did not get to its end; the message says why and what to do. */
  public static final class AnalysisFailedException extends Exception {
    private static final long serialVersionUID = 1;

    AnalysisFailedException(String message) {
      super(message);
    }
  }

  /**
   * Modules are analysed side by side under {@code -T}, hence one collector thread each; and the JVM ends before what the second compiler makes of javac pays: with it
   * the analysis of 160,000 lines takes more than twice the CPU time, and longer ({@code scripts/benchmark-cost}).
   */
  private static final List<String> JVM_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Exit status for a request that is unusable, such as an unknown rule or a malformed catalogue: the user's to mend. */
  private static final int UNUSABLE_REQUEST = 2;

  /**
   * Runs the analysis and reads what it wrote.
   *
   * @throws AnalysisFailedException if it did not write a findings file
   * @throws IOException if the request cannot be written or the JVM not be started
   */
  public FindingsFile run(AnalysisRequest request) throws AnalysisFailedException, IOException, InterruptedException {
    if (!jdk.hasCompiler()) {
      throw new AnalysisFailedException(
          jdk.home() + " is a Java runtime without compiler; run Maven with a JDK (set JAVA_HOME) or configure a jdk toolchain");
    }
    Path output = Path.of(request.output());
    // A file of an earlier run must never pass for the result of this one.
    Files.deleteIfExists(output);
    Path requestFile = work.resolve("analysis-request.json");
    request.write(requestFile);
    Path arguments = work.resolve("analysis.args");
    List<String> words = new ArrayList<>(JVM_FLAGS);
    words.addAll(jvmArgs);
    words.addAll(
        List.of(
            "-Xmx" + heap,
            "-Dfile.encoding=UTF-8",
            "-cp",
            String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
            mainClass,
            requestFile.toString()));
    ArgumentFile.write(arguments, words);

    ProcessResult result =
        ProcessRunner.run(
            List.of(jdk.java().toString(), "@" + arguments),
            Path.of(request.baseDirectory()),
            Map.of(),
            work.resolve("analysis.log"),
            timeout);
    if (result.timedOut()) {
      throw new AnalysisFailedException(
          "The analysis of " + request.module() + " was stopped after " + ProcessResult.seconds(result.elapsed())
              + "; give it more time with -Dconcurrency.timeout=<seconds>. It printed:" + printed(result));
    }
    if (result.exitCode() == UNUSABLE_REQUEST) {
      throw new AnalysisFailedException("The analysis of " + request.module() + " cannot start:" + printed(result));
    }
    if (result.exitCode() != 0) {
      boolean memory = result.lastLines().stream().anyMatch(line -> line.contains("OutOfMemoryError"));
      throw new AnalysisFailedException(
          "The analysis of " + request.module() + " failed: " + result.describe() + ". "
              + (memory
                  ? "Its heap was too small: try -Dconcurrency.heap=2g."
                  : "See " + result.log() + ", and please report it. It ends with:" + printed(result)));
    }
    if (!Files.isRegularFile(output)) {
      throw new AnalysisFailedException(
          "The analysis of " + request.module() + " left no findings file at " + output + "; see " + result.log());
    }
    return FindingsFile.read(output);
  }

  private static String printed(ProcessResult result) {
    return result.lastLines().isEmpty() ? " nothing" : "\n  " + String.join("\n  ", result.lastLines());
  }
}
