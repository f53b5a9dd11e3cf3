package dev.concurrency.maven.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only Linux shows the marks of processes. */
@EnabledOnOs(OS.LINUX)
class ProcessWatchTest {

  @TempDir Path directory;

  private final ProcessMark mark = ProcessMark.unique();
  private Process parent;
  private Process stranger;

  /** A process with a child, and one that is not marked; all three hang. */
  @BeforeEach
  void start() throws Exception {
    ProcessBuilder marked = new ProcessBuilder(Program.command("child-and-hang", directory.resolve("child").toString()));
    marked.environment().put(ProcessMark.VARIABLE, mark.value());
    parent = marked.inheritIO().start();
    stranger = new ProcessBuilder(Program.command("hang")).inheritIO().start();
  }

  @AfterEach
  void end() {
    parent.destroyForcibly();
    stranger.destroyForcibly();
  }

  private ProcessHandle child() throws Exception {
    Path announced = directory.resolve("child");
    while (!Files.exists(announced)) {
      assertThat(parent.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(announced))).orElseThrow();
  }

  @Test
  void endsWhatIsLeftAndNothingElse() throws Exception {
    ProcessHandle child = child();
    assertThat(ProcessWatch.start(mark, process -> false).end()).isEqualTo(2);
    assertThat(ProcessMark.isRunning(child)).isFalse();
    assertThat(parent.isAlive()).isFalse();
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void endsWhatLivesTooLong() throws Exception {
    ProcessHandle child = child();
    ProcessWatch watch = ProcessWatch.start(mark, process -> process.equals(child));
    child.onExit().get();
    assertThat(parent.isAlive()).isTrue();
    assertThat(watch.end()).isEqualTo(2);
  }
}
