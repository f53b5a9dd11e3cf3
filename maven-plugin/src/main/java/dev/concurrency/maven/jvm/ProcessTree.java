package dev.concurrency.maven.jvm;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Everything that a process started, directly or not. A child whose parent has ended belongs to nobody, so the tree is remembered while
 * it is alive; on Linux a mark in the environment, which children inherit, finds even those that were never seen.
 *
 * <p>Not thread-safe.
 */
final class ProcessTree {

  private static final int ROUNDS = 50;

  private final Set<ProcessHandle> roots;
  private final ProcessMark mark;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * @param roots whoever started the others; empty if only their mark is known
   * @param mark in the environment of the roots, unique to this tree
   */
  ProcessTree(Set<ProcessHandle> roots, ProcessMark mark) {
    this.roots = Set.copyOf(roots);
    this.mark = mark;
  }

  /** Remembers the descendants of this moment. */
  void look() {
    roots.forEach(root -> root.descendants().forEach(seen::add));
  }

  /**
   * Ends the whole tree, at once and without asking.
   *
   * @return how many processes other than the roots were still alive
   */
  int kill() throws InterruptedException {
    look();
    roots.forEach(ProcessHandle::destroyForcibly);
    Set<ProcessHandle> killed = new LinkedHashSet<>();
    // A dying process may still start another one, so look again until nothing is left.
    for (int round = 0; round < ROUNDS; round++) {
      mark.processes().filter(process -> !roots.contains(process)).forEach(seen::add);
      boolean alive = false;
      for (ProcessHandle process : Set.copyOf(seen)) {
        process.descendants().forEach(seen::add);
        if (ProcessMark.isRunning(process)) {
          alive = true;
          killed.add(process);
          process.destroyForcibly();
        }
      }
      if (!alive && roots.stream().noneMatch(ProcessMark::isRunning)) {
        break;
      }
      Thread.sleep(10);
    }
    return killed.size();
  }
}
