package dev.concurrency.maven.verdict;

import java.util.Optional;

/** So many threads were alive at once because of one call that nothing can have bounded them. */
final class LiveThreadsCriterion extends PeakCriterion {

  LiveThreadsCriterion() {
    super("peakThreads", "starts", "peakThreads");
  }

  @Override
  String sentence(long peak, long starts, String place) {
    return "at least " + peak + " threads were alive at the same time because of " + Words.count(starts, "start") + " at " + place;
  }

  @Override
  String tooFew(long peak, long starts) {
    return Words.count(starts, "start") + ", never more than " + Words.count(peak, "thread") + " seen alive because of them";
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return unwatched(observed, "unknownTask", "what was started is no task that can be watched, so its threads cannot be counted");
  }
}
