package dev.concurrency.maven.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** So many of the started tasks were unfinished at once that nothing can have bounded them. */
final class InFlightCriterion implements Criterion {

  private static final long LEAST_PEAK = 256;
  private static final int LEAST_PERCENT = 20;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(
            record -> {
              double peak = Words.number(record, "peak");
              return peak >= LEAST_PEAK && peak * 100 >= Words.number(record, "created") * LEAST_PERCENT;
            })
        .findFirst()
        .map(
            record -> {
              long peak = (long) Words.number(record, "peak");
              long created = (long) Words.number(record, "created");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("created", created);
              figures.put("peakInFlight", peak);
              return new Proof(
                  "at least " + peak + " of " + created + " tasks started at " + observed.place() + " were in flight at the same time", figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.total("created"), "task") + " started, never more than " + Math.max(1, observed.greatest("peak"))
        + " seen in flight at the same time; " + LEAST_PEAK + " and " + LEAST_PERCENT + " percent of all would confirm it";
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return observed.total("unknownType") > 0 && observed.total("unknownType") == observed.total("created")
        ? Optional.of("what the call returned is nothing that completes, so the tasks in flight cannot be counted")
        : Optional.empty();
  }
}
