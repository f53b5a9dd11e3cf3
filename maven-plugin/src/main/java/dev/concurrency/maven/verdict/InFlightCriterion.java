package dev.concurrency.maven.verdict;

import java.util.Optional;

/** So many of the started tasks were unfinished at once that nothing can have bounded them. */
final class InFlightCriterion extends PeakCriterion {

  InFlightCriterion() {
    super("peak", "created", "peakInFlight");
  }

  @Override
  String sentence(long peak, long created, String place) {
    return "at least " + peak + " of " + created + " tasks started at " + place + " were in flight at the same time";
  }

  @Override
  String tooFew(long peak, long created) {
    return Words.count(created, "task") + " started, never more than " + peak + " seen in flight";
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return unwatched(observed, "unknownType", "what the call returned is nothing that completes, so the tasks in flight cannot be counted");
  }
}
