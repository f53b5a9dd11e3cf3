package dev.concurrency.maven.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs a process to its end, whatever it does: it may hang, print without end, be killed, or leave children behind. When {@link #run}
 * returns or throws, nothing that it started is alive. Stateless and thread-safe.
 */
public final class ProcessRunner {

  private static final long LOG_HEAD = 1 << 20;
  private static final int LOG_TAIL = 64 << 10;
  private static final int LAST_LINES = 15;
  private static final int LONGEST_LINE = 300;
  private static final long LONGEST_PAUSE_MILLIS = 10;
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  private ProcessRunner() {}

  /**
   * Runs {@code command} and waits for its end.
   *
   * @param log receives standard output and standard error, at most about 1.1 MB of them
   * @throws IOException if the process cannot be started or its log not be written
   * @throws InterruptedException if the calling thread was interrupted; the process has been killed
   */
  public static ProcessResult run(List<String> command, Path directory, Map<String, String> environment, Path log, Duration timeout)
      throws IOException, InterruptedException {
    return run(command, directory, environment, log, elapsed -> elapsed.compareTo(timeout) >= 0);
  }

  /** @param expired asked with the time since the start whether it is enough; lets a test end a process at an event */
  static ProcessResult run(
      List<String> command, Path directory, Map<String, String> environment, Path log, Predicate<Duration> expired)
      throws IOException, InterruptedException {
    ProcessMark mark = ProcessMark.unique();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put(ProcessMark.VARIABLE, mark.value());

    long start = System.nanoTime();
    try (BoundedLog output = new BoundedLog(log, LOG_HEAD, LOG_TAIL)) {
      Process process = builder.start();
      ProcessTree tree = new ProcessTree(Set.of(process.toHandle()), mark);
      boolean timedOut = false;
      int leftBehind;
      Duration elapsed;
      try {
        process.getOutputStream().close();
        // Never a blocking read: a child that was left behind keeps the pipe open long after the process itself has ended.
        long looked = start;
        long pause = 0;
        do {
          long now = System.nanoTime();
          if (now - looked >= LOOK_NANOS) {
            tree.look();
            looked = now;
          }
          timedOut = expired.test(Duration.ofNanos(now - start));
          pause = drain(process, output) ? 0 : Math.min(pause + 1, LONGEST_PAUSE_MILLIS);
        } while (!timedOut && !process.waitFor(pause, TimeUnit.MILLISECONDS));
        elapsed = Duration.ofNanos(System.nanoTime() - start);
      } finally {
        leftBehind = tree.kill();
      }
      int exitCode = process.waitFor();
      while (drain(process, output)) {
        // what was printed before the end
      }
      output.close();
      return new ProcessResult(timedOut, exitCode, elapsed, leftBehind, log, lastLines(log));
    }
  }

  /** Moves what can be read without waiting; false if that is nothing. */
  private static boolean drain(Process process, BoundedLog output) throws IOException {
    byte[] bytes;
    try {
      InputStream printed = process.getInputStream();
      bytes = printed.readNBytes(printed.available());
    } catch (IOException e) {
      return false; // the other end was closed
    }
    output.write(bytes, bytes.length);
    return bytes.length > 0;
  }

  private static List<String> lastLines(Path log) throws IOException {
    // Decodes whatever a program may print: a malformed byte becomes a replacement character.
    List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
        .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …")
        .toList();
  }
}
