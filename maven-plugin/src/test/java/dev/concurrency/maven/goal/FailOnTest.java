package dev.concurrency.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.verdict.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

  @ParameterizedTest(name = "{0} fails {1} that is {2}")
  @CsvSource(delimiter = '|', value = {
    "error     | [ERROR]                | NOT_RUN",
    "warning   | [WARNING, ERROR]       | NOT_EXERCISED",
    "Info      | [INFO, WARNING, ERROR] | CONFIRMED",
    "info      | []                     | REFUTED",
    "confirmed | [INFO, WARNING, ERROR] | CONFIRMED",
    "confirmed | []                     | NOT_OBSERVED",
    "none      | []                     | CONFIRMED",
  })
  void fails(String text, String failing, Verdict verdict) {
    FailOn failOn = FailOn.parse(text);
    assertThat(Arrays.stream(Severity.values()).filter(severity -> failOn.fails(severity, verdict)).toList()).hasToString(failing);
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> FailOn.parse("never")).hasMessage("'never' is no value for failOn; use error, warning, info, confirmed or none");
  }
}
