package dev.concurrency.maven.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceStateTest {

  private static final String SOURCE = "class Shop {\n  void channelRead(Object order) {\n    prices.get(order);\n  }\n}\n";
  private static final Finding IN_LINE_3 = Example.finding("BlockingOnEventLoop", "channelRead", Severity.ERROR);

  @TempDir Path base;

  private SourceState state(String text) throws IOException {
    Path file = base.resolve(Example.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new SourceState(base, List.of(base.resolve("src/main/java")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          another line                 | void channelRead     | void onMessage          | same    | another
          the indentation              | "    prices"         | "\tprices"              | same    | another
          blanks in it                 | get(order)           | get(  order)            | another | another
          what is called               | prices.get           | costs.get               | another | another
          """)
  void whatAnEditChanges(String what, String from, String to, String statement, String module) throws IOException {
    SourceState before = state(SOURCE);
    String statementBefore = before.of(IN_LINE_3);
    String moduleBefore = before.ofModule();

    SourceState after = state(SOURCE.replace(from, to));

    assertThat(after.of(IN_LINE_3).equals(statementBefore)).isEqualTo(statement.equals("same"));
    assertThat(after.ofModule().equals(moduleBefore)).isEqualTo(module.equals("same"));
  }

  @Test
  void lineEndsAreNoChange() throws IOException {
    String statement = state(SOURCE).of(IN_LINE_3);
    String module = state(SOURCE).ofModule();

    SourceState windows = state(SOURCE.replace("\n", "\r\n"));

    assertThat(windows.of(IN_LINE_3)).isEqualTo(statement);
    assertThat(windows.ofModule()).isEqualTo(module);
  }

  @Test
  void aNewFileIsAChangeOfTheModule() throws IOException {
    String module = state(SOURCE).ofModule();
    Files.writeString(base.resolve("src/main/java/New.java"), "class New {}");

    assertThat(state(SOURCE).ofModule()).isNotEqualTo(module);
  }

  @Test
  void aSourceThatIsGoneIsNotTheSame() throws IOException {
    SourceState state = state(SOURCE);
    String statement = state.of(IN_LINE_3);
    Files.delete(base.resolve(Example.FILE));

    assertThat(state.of(IN_LINE_3)).isNotEqualTo(statement);
  }
}
