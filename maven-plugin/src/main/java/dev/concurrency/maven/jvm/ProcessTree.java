package dev.concurrency.maven.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a process started, directly or not. A child whose parent has ended belongs to nobody, so the tree is remembered while
 * it is alive; on Linux a mark in the environment, which children inherit, finds even those that were never seen.
 *
 * <p>Not thread-safe.
 */
final class ProcessTree {

  /** Environment variable that holds the mark. */
  static final String VARIABLE = "CONCURRENCY_PROCESS_TREE";

  private static final int ROUNDS = 50;

  private final ProcessHandle root;
  private final byte[] mark;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /** @param mark value of {@link #VARIABLE} in the root's environment, unique to this tree */
  ProcessTree(ProcessHandle root, String mark) {
    this.root = root;
    this.mark = (VARIABLE + "=" + mark).getBytes(StandardCharsets.UTF_8);
  }

  /** Remembers the descendants of this moment. */
  void look() {
    root.descendants().forEach(seen::add);
  }

  /**
   * Ends the whole tree, at once and without asking.
   *
   * @return how many processes other than the root were still alive
   */
  int kill() throws InterruptedException {
    look();
    root.destroyForcibly();
    Set<ProcessHandle> killed = new LinkedHashSet<>();
    // A dying process may still start another one, so look again until nothing is left.
    for (int round = 0; round < ROUNDS; round++) {
      marked().forEach(seen::add);
      boolean alive = false;
      for (ProcessHandle process : Set.copyOf(seen)) {
        process.descendants().forEach(seen::add);
        if (isRunning(process)) {
          alive = true;
          killed.add(process);
          process.destroyForcibly();
        }
      }
      if (!alive && !isRunning(root)) {
        break;
      }
      Thread.sleep(10);
    }
    return killed.size();
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

  private Stream<ProcessHandle> marked() {
    return ProcessHandle.allProcesses().filter(process -> !process.equals(root) && carriesMark(process.pid()));
  }

  private boolean carriesMark(long pid) {
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
