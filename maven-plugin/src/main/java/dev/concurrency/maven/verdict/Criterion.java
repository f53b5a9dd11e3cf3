package dev.concurrency.maven.verdict;

import dev.concurrency.maven.probe.runtime.Provocation;
import java.util.Map;
import java.util.Optional;

/** What the evidence of one probe proves. Pure. */
interface Criterion {

  /** Proof that the finding is real. */
  record Proof(String why, Map<String, Object> figures) {}

  /** The strongest proof, if there is one. */
  Optional<Proof> proof(Observed observed);

  /**
   * Proof from a run in which something was done to make the defect show.
   *
   * @param natural what the runs saw that were left alone
   */
  default Optional<Proof> provoked(Observed observed, Provocation how, Observed natural) {
    return proof(observed);
  }

  /** Why nothing was proved although the site was executed. */
  String absence(Observed observed);

  /** Whether what was executed can never prove it, however often it is executed. */
  default boolean harmless(Observed observed) {
    return false;
  }

  /** Why this site cannot be judged although everything went well. */
  default Optional<String> unknown(Observed observed) {
    return Optional.empty();
  }
}
