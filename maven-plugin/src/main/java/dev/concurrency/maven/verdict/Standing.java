package dev.concurrency.maven.verdict;

import dev.concurrency.checker.finding.Finding;
import java.util.Set;

/**
 * What a run has to do with the findings that are judged: evidence may be older than they are.
 *
 * @param folder where the evidence is, for people; empty for a run of this build
 * @param watched ids of the findings that the run watched and that have not changed since; null for all
 * @param sameSources whether the module was then as it is now. If not, the run can confirm, and what it does not show says nothing
 * @param earlier whether it is a run of an earlier build at the same place. If it was cut off, that says nothing: there are later ones
 */
public record Standing(String folder, Set<String> watched, boolean sameSources, boolean earlier) {

  /** Of a run of this build. */
  public static final Standing NOW = new Standing("", null, true, false);

  public Standing {
    watched = watched == null ? null : Set.copyOf(watched);
  }

  boolean watched(Finding finding) {
    return watched == null || watched.contains(finding.id());
  }

  /** To be put behind what the run shows. */
  String words() {
    return earlier ? " (seen in an earlier run)" : folder.isEmpty() ? "" : " (evidence from " + folder + ")";
  }
}
