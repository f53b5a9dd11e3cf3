package dev.concurrency.maven.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSettingsTest {

  @ParameterizedTest(name = "-Dconcurrency.rules={0} beside A=WARNING")
  @CsvSource(delimiter = '|', nullValues = "null", value = {
    "null            | {A=WARNING}",
    "''              | {A=WARNING}",
    "A=OFF           | {A=OFF}",
    "B=error         | {A=WARNING, B=ERROR}",
    "' B = Info , A=ERROR' | {A=ERROR, B=INFO}",
  })
  void theCommandLineWins(String commandLine, String expected) {
    assertThat(RuleSettings.of(Map.of("A", "warning"), commandLine)).hasToString(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "Rule      | 'Rule' in -Dconcurrency.rules is not a rule and its severity; write for instance -Dconcurrency.rules=BlockingOnEventLoop=WARNING",
    "=OFF      | '=OFF' in -Dconcurrency.rules is not a rule and its severity; write for instance -Dconcurrency.rules=BlockingOnEventLoop=WARNING",
    "Rule=LOUD | 'LOUD' is not a severity for the rule Rule; use one of OFF, INFO, WARNING, ERROR",
    "Rule=     | '' is not a severity for the rule Rule; use one of OFF, INFO, WARNING, ERROR",
  })
  void saysWhatToWriteInstead(String commandLine, String message) {
    assertThatThrownBy(() -> RuleSettings.of(null, commandLine)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void emptyElementInThePom() {
    Map<String, String> configured = new java.util.HashMap<>();
    configured.put("Rule", null);
    assertThatThrownBy(() -> RuleSettings.of(configured, null)).hasMessageContaining("severity for the rule Rule");
  }
}
