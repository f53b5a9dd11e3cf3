package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each report in {@code quoted-cases.txt} is a case, whose name begins with that of the report; {@link RuleCasesTest} runs it. */
class QuotedCasesTest {

  private static final Path CASES = Path.of("src/test/cases");
  private static final String SOURCES = sources();

  private static String sources() {
    try (Stream<Path> files = Files.walk(CASES)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static List<String> reports() throws IOException {
    return Files.readAllLines(Path.of("src/test/quoted-cases.txt")).stream().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isACase(String report) {
    String name = report.substring(report.lastIndexOf(' ') + 1);
    assertThat(SOURCES).containsPattern("(?i)\\b" + name + "_\\w+(Ok|Bad)\\b");
  }
}
