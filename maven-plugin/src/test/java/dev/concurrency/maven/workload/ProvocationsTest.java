package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvocationsTest {

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "schedule", " Latency ", "FAULTS", "load"})
  void knowsTheWord(String word) {
    assertThatCode(() -> Provocations.parse(List.of(word))).doesNotThrowAnyException();
  }

  @Test
  void nothingIsAllowedUnlessSomebodySaysSo() throws Exception {
    assertThat(Provocations.parse(null).run(null, List.of(), List.of())).isEmpty();
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> Provocations.parse(List.of("chaos")))
        .hasMessage("'chaos' is no value for provoke; use none, or some of latency, faults, schedule and load");
  }
}
