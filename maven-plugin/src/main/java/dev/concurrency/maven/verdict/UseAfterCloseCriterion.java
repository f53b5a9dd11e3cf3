package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call on a resource began after the resource had been closed, and failed. */
final class UseAfterCloseCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> seen = observed.records("use-after-close");
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    long n = Math.max(observed.total("failed"), seen.size());
    long executions = Math.max(observed.entered(), n);
    String thread = Words.text(seen.get(0), "thread");
    String exception = Words.text(seen.get(0), "exception");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", executions);
    figures.put("failed", n);
    figures.put("exception", exception);
    figures.put("thread", thread);
    return Optional.of(
        new Proof(
            thread + " called " + observed.site().name() + " at " + observed.place() + " after the resource had been closed, which failed with " + exception + "; " + n
                + " of " + Words.count(executions, "call") + " did",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true);
    long late = observed.total("late");
    return late == 0 ? executions + ", and each began before the resource was closed" : executions + ", " + late + " began after the resource was closed, and none failed for it";
  }
}
