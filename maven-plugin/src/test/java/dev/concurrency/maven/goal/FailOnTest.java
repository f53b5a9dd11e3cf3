package dev.concurrency.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.finding.Severity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

  @ParameterizedTest(name = "{0} fails {1}")
  @CsvSource(delimiter = '|', value = {
    "error   | [ERROR]",
    "warning | [WARNING, ERROR]",
    "Info    | [INFO, WARNING, ERROR]",
    "none    | []",
  })
  void failsFromALevelOn(String text, String failing) {
    FailOn failOn = FailOn.parse(text);
    assertThat(Arrays.stream(Severity.values()).filter(failOn::fails).toList()).hasToString(failing);
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> FailOn.parse("never")).hasMessage("'never' is no value for failOn; use error, warning, info or none");
  }
}
