package dev.concurrency.maven.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkTest {

  @TempDir Path home;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "JAVA_VERSION=\"17.0.15\"   | 17",
    "JAVA_VERSION=\"25\"        | 25",
    "JAVA_VERSION=\"26-ea\"     | 26",
    "JAVA_VERSION=\"1.8.0_402\" | 8",
    "JAVA_VERSION=\"\"          | 0",
    "IMPLEMENTOR=\"acme\"       | 0",
  })
  void readsItsVersion(String release, int version) throws Exception {
    Files.writeString(home.resolve("release"), release + "\n");
    assertThat(new Jdk(home).version()).isEqualTo(version);
  }

  @Test
  void aDirectoryWithoutReleaseFileHasNoVersion() {
    assertThat(new Jdk(home).version()).isZero();
  }

  @Test
  void theRunningJdk() {
    assertThat(Jdk.running().version()).isEqualTo(Runtime.version().feature());
    assertThat(Jdk.running().hasCompiler()).isTrue();
    assertThat(Jdk.ofTool(Jdk.running().java())).isEqualTo(Jdk.running());
  }
}
