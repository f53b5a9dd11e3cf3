package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.TextEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fix that is applied as it stands leaves code that compiles, and without its finding. */
class FixesTest {

  @TempDir Path sources;

  @ParameterizedTest
  @ValueSource(strings = {"ActorStateInFuture", "CapturedMutable", "InterruptSwallowed", "NestedAsyncType", "NullAsync", "SubmitResultIgnored", "TimeoutWithoutCancel", "WrongScheduler"})
  void fixesOfAllCasesCompileAndRemoveTheirFindings(String rule) throws IOException {
    copy(Path.of("src/test/cases", rule));
    List<Finding> fixable = Analysis.of(sources).findings().stream().filter(finding -> finding.rule().equals(rule) && !finding.fixes().isEmpty()).toList();
    assertThat(fixable).hasSizeGreaterThanOrEqualTo(5);

    apply(fixable);

    FindingsFile after = Analysis.of(sources);
    assertThat(after.lost()).as("compile errors after the fixes").isEmpty();
    assertThat(after.findings()).extracting(Finding::id).doesNotContainAnyElementsOf(fixable.stream().map(Finding::id).toList());
  }

  @Test
  void cancelsFirstThingInTheCatchClause() throws IOException {
    Path file = sources.resolve("Invoices.java");
    String before =
        """
        import java.util.concurrent.*;

        class Invoices {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          byte[] render(Callable<byte[]> renderer) throws Exception {
            Future<byte[]> invoice = pool.submit(renderer);
            try {
              return invoice.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              return null;
            }
          }
        }
        """;
    Files.writeString(file, before);

    apply(Analysis.of(sources).findings());

    assertThat(file).hasContent(before.replace("      return null;", "      invoice.cancel(true);\n      return null;"));
  }

  @Test
  void handsTheTaskInWithExecute() throws IOException {
    Path file = sources.resolve("Mails.java");
    String before =
        """
        import java.util.concurrent.*;

        class Mails {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          void send(Runnable mail) {
            pool.submit(mail);
          }
        }
        """;
    Files.writeString(file, before);

    apply(Analysis.of(sources).findings());

    assertThat(file).hasContent(before.replace("submit", "execute"));
  }

  @Test
  void noFixWhereTheFutureIsNotKnownInTheCatchClause() throws IOException {
    Files.writeString(
        sources.resolve("Invoices.java"),
        """
        import java.util.concurrent.*;

        class Invoices {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          byte[] render(Callable<byte[]> renderer) throws Exception {
            try {
              Future<byte[]> invoice = pool.submit(renderer);
              return invoice.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              return null;
            }
          }
        }
        """);

    assertThat(Analysis.of(sources).findings()).singleElement().satisfies(finding -> assertThat(finding.fixes()).isEmpty());
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, sources.resolve(file.getFileName().toString()));
      }
    }
  }

  /** Applies the first fix of each finding, in each file from the end, so that the offsets of the others stay true. */
  private void apply(List<Finding> findings) throws IOException {
    Map<String, List<Finding>> byFile = findings.stream().collect(Collectors.groupingBy(Finding::file));
    for (Map.Entry<String, List<Finding>> entry : byFile.entrySet()) {
      List<TextEdit> edits = new ArrayList<>();
      entry.getValue().forEach(finding -> edits.addAll(finding.fixes().get(0).edits()));
      edits.sort(Comparator.comparing(TextEdit::start).reversed());
      Path file = sources.resolve(entry.getKey());
      StringBuilder text = new StringBuilder(Files.readString(file));
      edits.forEach(edit -> text.replace(edit.start(), edit.end(), edit.replacement()));
      Files.writeString(file, text);
    }
  }
}
