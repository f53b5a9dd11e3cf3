package dev.concurrency.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceUseTest {

  private static final Path ROOT = Path.of("/build");

  @Test
  void words() {
    assertThat(EvidenceUse.parse(null, ROOT)).isEqualTo(new EvidenceUse(false, List.of()));
    assertThat(EvidenceUse.parse(List.of("fresh"), ROOT)).isEqualTo(new EvidenceUse(false, List.of()));
    assertThat(EvidenceUse.parse(List.of(" append "), ROOT)).isEqualTo(new EvidenceUse(true, List.of()));
  }

  @Test
  void folders() {
    EvidenceUse use = EvidenceUse.parse(List.of("shards/1", "/elsewhere/2", "./append"), ROOT);

    assertThat(use.collects()).isTrue();
    assertThat(use.folders()).containsExactly(Path.of("/build/shards/1"), Path.of("/elsewhere/2"), Path.of("/build/append"));
  }

  @Test
  void aMixtureIsRefused() {
    assertThatThrownBy(() -> EvidenceUse.parse(List.of("append", "shards/1"), ROOT)).hasMessageContaining("'append,shards/1' is no value for evidence; use fresh, append, or folders");
  }
}
