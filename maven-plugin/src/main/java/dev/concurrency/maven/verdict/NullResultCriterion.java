package dev.concurrency.maven.verdict;

import java.util.Map;
import java.util.Optional;

/** A caller got null where it expects a future or publisher. */
final class NullResultCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    long nulls = observed.total("nulls");
    return nulls == 0
        ? Optional.empty()
        : Optional.of(
            new Proof(
                nulls + " of " + Words.count(observed.entered(), "execution") + " of what ends at " + observed.place() + " returned null to the caller",
                Map.of("executions", observed.entered(), "nulls", nulls)));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + ", and none returned null";
  }
}
