package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source trees as they come: with errors, with nothing in them. */
class AnalyzeModuleTest {

  private static final String DEFECT =
      """
      class Report {
        void send() {
          java.util.concurrent.CompletableFuture.runAsync(() -> { throw new IllegalStateException(); });
        }
      }
      """;

  @TempDir Path base;

  @Test
  void aFileThatDoesNotParseLosesOnlyItself() throws IOException {
    source("Report.java", DEFECT);
    source("Torn.java", "class Torn { void half( {");

    FindingsFile found = analyze();

    assertThat(found.findings()).extracting(Finding::rule).contains("FutureIgnored");
    assertThat(found.complete()).isFalse();
    assertThat(found.lost()).anyMatch(sentence -> sentence.contains("Torn.java:1"));
  }

  @Test
  void aMissingDependencyLosesOnlyTheCallsIntoIt() throws IOException {
    source("Report.java", DEFECT);
    source("User.java", "class User { void use(missing.Library library) { library.call(); new Report().send(); } }");

    FindingsFile found = analyze();

    assertThat(found.findings()).extracting(Finding::rule).contains("FutureIgnored");
    assertThat(found.complete()).isFalse();
    assertThat(found.callsUnresolved()).isEqualTo(1);
    assertThat(found.lost()).anyMatch(sentence -> sentence.contains("User.java")).anyMatch(sentence -> sentence.contains("1 calls"));
  }

  @Test
  void aModuleWithoutSourcesHasNoFindings() throws IOException {
    FindingsFile found = analyze();

    assertThat(found.findings()).isEmpty();
    assertThat(found.filesAnalysed()).isZero();
    assertThat(found.complete()).isTrue();
  }

  @Test
  void sourcesBesideTheModuleAreItsOwnIfItSaysSo() throws IOException {
    source("Report.java", DEFECT);
    Path module = Files.createDirectory(base.resolve("module"));

    FindingsFile found = AnalyzeModule.analyze(request(module.toString(), List.of(base.toString()), List.of()));
    assertThat(found.findings()).extracting(Finding::file).contains("../Report.java");

    FindingsFile generated = AnalyzeModule.analyze(request(module.toString(), List.of(), List.of(base.toString())));
    assertThat(generated.filesAnalysed()).isEqualTo(1);
    assertThat(generated.findings()).isEmpty();
  }

  @Test
  void aRelativeBaseDirectoryIsRefused() {
    assertThatThrownBy(() -> AnalyzeModule.analyze(request("src"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("absolute");
  }

  private void source(String name, String text) throws IOException {
    Files.writeString(base.resolve(name), text);
  }

  private FindingsFile analyze() throws IOException {
    return AnalyzeModule.analyze(request(base.toString()));
  }

  private static AnalysisRequest request(String base) {
    return request(base, List.of(base), List.of());
  }

  private static AnalysisRequest request(String base, List<String> sourceRoots, List<String> generatedRoots) {
    return new AnalysisRequest("test", base, sourceRoots, generatedRoots, List.of(), List.of(), "", List.of(), "UTF-8", List.of(), Map.of(), "");
  }
}
