package dev.concurrency.maven.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFrameTest {

  private static final List<String> SOURCE =
      List.of("class A {", "\tvoid a() {", "\t\tb.get();", "  }", "", "x".repeat(200), "}", "", "", "last");

  @ParameterizedTest(name = "line {0}, column {1}")
  @CsvSource(delimiter = '|', value = {
    "3  | 5   | ' 2 |     void a() {\n 3 |         b.get();\n   |           ^^^'",
    "3  | 8   | ' 2 |     void a() {\n 3 |         b.get();\n   |              ^'",
    "1  | 7   | ' 1 | class A {\n   |       ^'",
    "10 | 1   | '  9 | \n 10 | last\n    | ^^^^'",
    "4  | 99  | ' 3 |         b.get();\n 4 |   }\n   |    ^'",
    "0  | 1   | ''",
    "11 | 1   | ''",
  })
  void marksTheName(int line, int column, String frame) {
    assertThat(String.join("\n", CodeFrame.of(SOURCE, line, column))).isEqualTo(frame);
  }

  @ParameterizedTest(name = "column {0}")
  @CsvSource({"10", "190"})
  void cutsALongLine(int column) {
    List<String> frame = CodeFrame.of(SOURCE, 6, column);
    assertThat(frame.get(1)).hasSizeLessThan(180).endsWith("xxx …");
    assertThat(frame).hasSize(column < 160 ? 3 : 2);
    assertThat(frame).allMatch(line -> line.length() < 180);
  }
}
