package dev.concurrency.maven.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** None of these waits for a time: a process that has to be killed is killed when it has announced itself. */
class ProcessRunnerTest {

  /** Far beyond any run; a test that gets there has failed. */
  private static final Duration NEVER = Duration.ofMinutes(5);

  @TempDir Path directory;

  private ProcessResult run(Predicate<Duration> expired, String... arguments) throws Exception {
    return ProcessRunner.run(Program.command(arguments), directory, Map.of(), directory.resolve("run.log"), expired);
  }

  private ProcessResult run(String... arguments) throws Exception {
    return ProcessRunner.run(Program.command(arguments), directory, Map.of(), directory.resolve("run.log"), NEVER);
  }

  private boolean isRunning(Path announced) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(announced))).filter(ProcessMark::isRunning).isPresent();
  }

  @Test
  void recordsTheExitStatus() throws Exception {
    ProcessResult result = run("exit", "3");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.describe()).isEqualTo("ended with exit status 3");
  }

  @Test
  void showsTheLastLinesOfBothStreams() throws Exception {
    ProcessResult result = run("throw");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lastLines()).anyMatch(line -> line.contains("thrown at start"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tellsAKilledProcessFromOneThatExited() throws Exception {
    assertThat(run("kill-self").describe()).isEqualTo("killed by signal 9");
  }

  @Test
  void killsAProcessThatHangs() throws Exception {
    Path announced = directory.resolve("pid");
    ProcessResult result = run(elapsed -> Files.exists(announced), "announce-and-hang", announced.toString());
    assertThat(result.timedOut()).isTrue();
    assertThat(result.describe()).startsWith("killed after ");
    assertThat(isRunning(announced)).isFalse();
  }

  @Test
  void killsTheChildrenOfAProcessThatHangs() throws Exception {
    Path announced = directory.resolve("pid");
    ProcessResult result = run(elapsed -> Files.exists(announced), "child-and-hang", announced.toString());
    assertThat(result.timedOut()).isTrue();
    assertThat(result.leftBehind()).isEqualTo(1);
    assertThat(isRunning(announced)).isFalse();
  }

  @Test
  void killsAChildThatWasLeftBehindAndHoldsTheOutputOpen() throws Exception {
    Path announced = directory.resolve("pid");
    ProcessResult result = run("leave-child", announced.toString());
    assertThat(result.succeeded()).isTrue();
    assertThat(result.leftBehind()).isEqualTo(1);
    assertThat(result.lastLines()).containsExactly("the parent ends");
    assertThat(isRunning(announced)).isFalse();
  }

  @Test
  void keepsTheBeginningAndTheEndOfALongOutput() throws Exception {
    ProcessResult result = run("print", "50000"); // about 50 MB
    assertThat(result.succeeded()).isTrue();
    assertThat(Files.size(result.log())).isLessThan(1_200_000);
    assertThat(Files.readAllLines(result.log()))
        .startsWith("line 0" + " .".repeat(500))
        .endsWith("line 49999" + " .".repeat(500))
        .anyMatch(line -> line.matches("\\[\\.\\.\\. \\d+ bytes left out \\.\\.\\.\\]"));
  }

  @Test
  void takesArgumentsFromAnArgumentFileAsTheyAre() throws Exception {
    List<String> arguments = List.of("with space", "quote\"and'", "back\\slash", "@at", "", "#hash", "über", "tab\tand\nline");
    List<String> command = Program.command("echo");
    Path file = directory.resolve("arguments with space.args");
    List<String> all = new java.util.ArrayList<>(command.subList(1, command.size()));
    all.addAll(arguments);
    ArgumentFile.write(file, all);
    ProcessResult result =
        ProcessRunner.run(List.of(command.get(0), "@" + file), directory, Map.of(), directory.resolve("run.log"), NEVER);
    assertThat(result.lastLines())
        .containsExactly("with space", "quote\"and'", "back\\slash", "@at", "", "#hash", "über", "tab\tand", "line");
  }

  @Test
  void saysThatAProgramCannotBeStarted() {
    assertThatThrownBy(
            () -> ProcessRunner.run(List.of("no-such-program"), directory, Map.of(), directory.resolve("run.log"), NEVER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-program");
  }
}
