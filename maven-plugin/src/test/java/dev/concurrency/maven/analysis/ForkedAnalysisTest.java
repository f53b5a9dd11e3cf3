package dev.concurrency.maven.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.maven.Example;
import dev.concurrency.maven.analysis.ForkedAnalysis.AnalysisFailedException;
import dev.concurrency.maven.jvm.Jdk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program below stands for one way in which an analysis can end. */
class ForkedAnalysisTest {

  /** Writes a findings file that says how it was started. */
  static class Finishes {
    public static void main(String[] args) throws Exception {
      AnalysisRequest request = AnalysisRequest.read(Path.of(args[0]));
      Example.file(request.severities().equals(Map.of("Rule", "OFF")), List.of()).write(Path.of(request.output()));
    }
  }

  static class RefusesTheRequest {
    public static void main(String[] args) {
      System.err.println("There is no rule 'Rule'.");
      System.exit(2);
    }
  }

  static class Crashes {
    public static void main(String[] args) {
      throw new IllegalStateException("our own trouble");
    }
  }

  static class NeedsMuchMemory {
    public static void main(String[] args) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  static class WritesNothing {
    public static void main(String[] args) {}
  }

  static class Hangs {
    public static void main(String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @TempDir Path directory;

  private FindingsFile run(Class<?> program, Duration timeout) throws Exception {
    List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    AnalysisRequest request =
        new AnalysisRequest(
            "com.acme:shop", directory.toString(), List.of(), List.of(), List.of(), List.of(), "17", List.of(), "UTF-8", List.of(),
            Map.of("Rule", "OFF"), directory.resolve("findings.json").toString());
    return new ForkedAnalysis(Jdk.running(), classPath, program.getName(), "64m", timeout, directory.resolve("work")).run(request);
  }

  private FindingsFile run(Class<?> program) throws Exception {
    return run(program, Duration.ofMinutes(5));
  }

  @Test
  void readsWhatTheAnalysisWrote() throws Exception {
    FindingsFile findings = run(Finishes.class);
    assertThat(findings.complete()).isTrue();
    assertThat(findings.filesAnalysed()).isEqualTo(2);
  }

  @Test
  void passesOnWhyARequestIsUnusable() {
    assertThatThrownBy(() -> run(RefusesTheRequest.class))
        .isInstanceOf(AnalysisFailedException.class)
        .hasMessageContaining("The analysis of com.acme:shop cannot start:")
        .hasMessageContaining("There is no rule 'Rule'.");
  }

  @Test
  void showsTheEndOfTheLogAfterACrash() {
    assertThatThrownBy(() -> run(Crashes.class))
        .isInstanceOf(AnalysisFailedException.class)
        .hasMessageContaining("ended with exit status 1")
        .hasMessageContaining("analysis.log")
        .hasMessageContaining("our own trouble");
  }

  @Test
  void saysHowToGetMoreMemory() {
    assertThatThrownBy(() -> run(NeedsMuchMemory.class)).hasMessageContaining("-Dconcurrency.heap=2g");
  }

  @Test
  void saysHowToGetMoreTime() {
    assertThatThrownBy(() -> run(Hangs.class, Duration.ZERO)).hasMessageContaining("-Dconcurrency.timeout=<seconds>");
  }

  @Test
  void neverTakesTheFileOfAnEarlierRun() throws Exception {
    Example.file(true, List.of()).write(directory.resolve("findings.json"));
    assertThatThrownBy(() -> run(WritesNothing.class)).hasMessageContaining("left no findings file");
    assertThat(directory.resolve("findings.json")).doesNotExist();
  }

  @Test
  void doesNotStartOnARuntimeWithoutCompiler() throws Exception {
    Path home = Files.createDirectories(directory.resolve("jre"));
    ForkedAnalysis analysis = new ForkedAnalysis(new Jdk(home), List.of(), "Main", "64m", Duration.ofMinutes(5), directory);
    assertThatThrownBy(() -> analysis.run(null)).hasMessageContaining("is a Java runtime without compiler; run Maven with a JDK");
  }
}
