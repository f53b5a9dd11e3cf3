package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An interrupt arrived, and the thread went on with its interrupt flag clear. */
final class SwallowedInterruptCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> swallowed = observed.records("swallowed-interrupt");
    if (swallowed.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = swallowed.get(0);
    long n = Math.max(observed.total("swallowed"), swallowed.size());
    long arrived = Math.max(observed.total("interrupted"), n);
    String thread = Words.text(first, "thread");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("interrupted", arrived);
    figures.put("swallowed", n);
    figures.put("thread", thread);
    return Optional.of(
        new Proof(
            thread + " was interrupted in " + observed.site().name() + " at " + observed.place() + ", and " + Words.text(first, "how")
                + " with its interrupt flag clear; " + n + " of " + Words.count(arrived, "interrupt") + " reached nobody",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    long arrived = observed.total("interrupted");
    String executions = Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true);
    return arrived == 0
        ? executions + ", and no interrupt arrived there"
        : executions + ", " + Words.count(arrived, "interrupt") + " arrived there, and no thread was seen to go on in the same run with its flag clear";
  }
}
