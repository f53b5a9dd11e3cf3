package dev.concurrency.maven.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** So many threads were alive at once because of one call that nothing can have bounded them. */
final class LiveThreadsCriterion implements Criterion {

  private static final long LEAST_PEAK = 256;
  private static final int LEAST_PERCENT = 20;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(
            record -> {
              double peak = Words.number(record, "peakThreads");
              return peak >= LEAST_PEAK && peak * 100 >= Words.number(record, "starts") * LEAST_PERCENT;
            })
        .findFirst()
        .map(
            record -> {
              long peak = (long) Words.number(record, "peakThreads");
              long starts = (long) Words.number(record, "starts");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("starts", starts);
              figures.put("peakThreads", peak);
              return new Proof(
                  "at least " + peak + " threads were alive at the same time because of " + Words.count(starts, "start") + " at " + observed.place(), figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.total("starts"), "start") + ", never more than " + Words.count(Math.max(1, observed.greatest("peakThreads")), "thread")
        + " seen alive because of them at the same time; " + LEAST_PEAK + " and " + LEAST_PERCENT + " percent of all would confirm it";
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return observed.total("unknownTask") > 0 && observed.total("unknownTask") == observed.total("starts")
        ? Optional.of("what was started is no task that can be watched, so its threads cannot be counted")
        : Optional.empty();
  }
}
