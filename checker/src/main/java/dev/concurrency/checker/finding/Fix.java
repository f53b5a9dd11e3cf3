package dev.concurrency.checker.finding;

import java.util.List;

/**
 * A change to the source that removes the finding.
 *
 * @param description what the change does, in the imperative: {@code "log the failure with whenComplete"}
 * @param safety whether it may be applied without a person looking at it
 * @param edits edits of the finding's file, not overlapping
 */
public record Fix(String description, Safety safety, List<TextEdit> edits) {

  /** How far a fix can be trusted. */
  public enum Safety {
    /** Behaviour changes only where the defect is. */
    SAFE,
    /** Compiles, but a person has to judge it. */
    REVIEW
  }

  public Fix {
    edits = List.copyOf(edits);
  }
}
