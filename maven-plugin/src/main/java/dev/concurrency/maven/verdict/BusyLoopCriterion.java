package dev.concurrency.maven.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of the loop went round very often, and there was nothing in any of these rounds. */
final class BusyLoopCriterion implements Criterion {

  private final long least;
  private final boolean sleeps;

  /** @param sleeps each round sleeps, so that few are enough */
  BusyLoopCriterion(long least, boolean sleeps) {
    this.least = least;
    this.sleeps = sleeps;
  }

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(record -> Words.number(record, "rounds") >= least)
        .max(Comparator.comparingDouble(record -> Words.number(record, "rounds")))
        .map(
            record -> {
              long rounds = (long) Words.number(record, "rounds");
              String thread = Words.text(record, "thread");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("rounds", rounds);
              figures.put("thread", thread);
              figures.put("executions", observed.entered());
              String cpu = "";
              if (record.has("cpuMs") && !sleeps) {
                figures.put("cpuMs", Words.number(record, "cpuMs"));
                cpu = ", for which it used at least " + Words.ms(Words.number(record, "cpuMs")) + " of CPU time";
              }
              String did = sleeps ? " slept and woke up for nothing " : " went round for nothing ";
              return new Proof(thread + did + rounds + " times in one run of the loop at " + observed.place() + cpu, figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "run") + " of the loop, with at most " + Words.count(observed.greatest("rounds"), "round") + " for nothing in a row; " + least
        + " would confirm it";
  }
}
