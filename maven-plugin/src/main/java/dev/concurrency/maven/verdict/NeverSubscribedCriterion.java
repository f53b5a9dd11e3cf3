package dev.concurrency.maven.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A publisher that was thrown away was garbage, or the run was over, without one subscription: its work never began. */
final class NeverSubscribedCriterion implements Criterion {

  private final String what;

  /** @param what what became of the publishers: {@code thrown away} */
  NeverSubscribedCriterion(String what) {
    this.what = what;
  }

  @Override
  public Optional<Proof> proof(Observed observed) {
    long never = observed.total("neverSubscribed");
    if (never == 0 || forgetful(observed)) {
      return Optional.empty();
    }
    long discarded = observed.total("discarded");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("discarded", discarded);
    figures.put("neverSubscribed", never);
    figures.put("type", type(observed));
    return Optional.of(
        new Proof(
            never + " of " + Words.count(discarded, "publisher") + " " + what + " at " + observed.place()
                + (never == 1 ? " was" : " were") + " never subscribed: the work never began",
            figures));
  }

  private static String type(Observed observed) {
    return observed.snapshots().map(record -> Words.text(record, "type")).filter(type -> !type.isEmpty()).findFirst().orElse("");
  }

  private static boolean forgetful(Observed observed) {
    return observed.snapshots().anyMatch(record -> Words.flag(record, "forgetful"));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + ", and "
        + (observed.total("discarded") == 0 ? "no publisher was returned" : "each publisher was subscribed in some other way");
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    if (forgetful(observed)) {
      return Optional.of("more publishers were subscribed than the agent can remember");
    }
    if (observed.total("unwatched") > 0) {
      return Optional.of("subscriptions to " + type(observed) + " cannot be seen");
    }
    return observed.total("untracked") > 0 && observed.total("subscribed") == 0
        ? Optional.of("the publishers thrown away were too many, or always the same one, to follow them")
        : Optional.empty();
  }
}
