package dev.concurrency.maven.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mark in the environment of a process, which all that it starts inherit. On Linux it finds processes that nobody knows as descendants any more; other
 * systems do not show a process's environment, and nothing is found there.
 *
 * @param value unique to one tree of processes
 */
public record ProcessMark(String value) {

  /** Environment variable that holds the mark. */
  public static final String VARIABLE = "CONCURRENCY_PROCESS_TREE";

  /** A mark that no process has. */
  public static ProcessMark unique() {
    return new ProcessMark(UUID.randomUUID().toString());
  }

  /** The marked processes that are running. */
  public Stream<ProcessHandle> processes() {
    byte[] mark = (VARIABLE + "=" + value).getBytes(StandardCharsets.UTF_8);
    return ProcessHandle.allProcesses().filter(process -> carries(process.pid(), mark) && isRunning(process));
  }

  /** A dead process whose exit status nobody has fetched counts as alive for {@link ProcessHandle}, and for ever if init is lazy. */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1); // pid (name) state, see proc(5)
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean carries(long pid, byte[] mark) {
    byte[] environment;
    try {
      environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
    } catch (IOException | SecurityException e) {
      return false; // another user's process, one that has just ended, or no Linux
    }
    return indexOf(environment, mark) >= 0;
  }

  private static int indexOf(byte[] text, byte[] part) {
    outer:
    for (int i = 0; i <= text.length - part.length; i++) {
      for (int j = 0; j < part.length; j++) {
        if (text[i + j] != part[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
