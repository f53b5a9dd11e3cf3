package dev.concurrency.maven.verdict;

import java.util.Optional;

/** A method that is to run on another thread: by itself it proves nothing, only the calls of it do. */
final class ProxiedBodyCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return Optional.empty();
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true) + ", by no call that is known";
  }
}
