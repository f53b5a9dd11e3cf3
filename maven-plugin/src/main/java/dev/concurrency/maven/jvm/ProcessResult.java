package dev.concurrency.maven.jvm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a process ended.
 *
 * @param timedOut the time limit was reached, and the process was killed by us
 * @param exitCode exit status; above 128 on Unix: ended by the signal {@code exitCode - 128}; without meaning if {@code timedOut}
 * @param elapsed from the start to the end of the process
 * @param leftBehind processes that it had started and that were still alive at its end; they were killed
 * @param log what it printed to both streams, bounded
 * @param lastLines of the log
 */
public record ProcessResult(boolean timedOut, int exitCode, Duration elapsed, int leftBehind, Path log, List<String> lastLines) {

  private static final int SIGNAL = 128;

  public ProcessResult {
    lastLines = List.copyOf(lastLines);
  }

  public boolean succeeded() {
    return !timedOut && exitCode == 0;
  }

  /** How it ended, in words: {@code "killed after 60.0 s"}. */
  public String describe() {
    if (timedOut) {
      return "killed after " + seconds(elapsed);
    }
    if (exitCode > SIGNAL && exitCode < SIGNAL + 65) {
      return "killed by signal " + (exitCode - SIGNAL);
    }
    return "ended with exit status " + exitCode;
  }

  /** A duration as {@code "1.8 s"}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
