package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A periodic task threw, its future completed with that, and its executor went on: it will never run again, and nobody was waiting to be told. */
final class PeriodicTaskCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> died = observed.records("died");
    if (died.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = died.get(0);
    long n = Math.max(observed.total("died"), died.size());
    String message = Words.text(first, "message");
    String exception = Words.text(first, "exception") + (message.isEmpty() ? "" : ": " + message);
    long runs = (long) Words.number(first, "runs");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tasksThatDied", n);
    figures.put("runsOfTheFirst", runs);
    figures.put("exception", exception);
    figures.put("thrownAt", Words.text(first, "thrownAt"));
    return Optional.of(
        new Proof(
            "the task died in its run number " + runs + " with " + exception + " (thrown at " + Words.text(first, "thrownAt")
                + ") and is not run again, while its executor went on: " + n + " of " + Words.count(Math.max(observed.entered(), n), "task")
                + " scheduled at " + observed.place(),
            figures));
  }

  @Override
  public String absence(Observed observed) {
    String tasks = Words.count(observed.entered(), "task") + " scheduled, and ";
    if (observed.total("heard") > 0) {
      return tasks + "somebody waited for the one that died, or its executor looks at failures itself";
    }
    return tasks + (observed.total("diedWithExecutor") > 0 ? "what ended with an exception did so when its executor was being shut down" : "none ended with an exception");
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return observed.total("unknown") > 0 && observed.total("unknown") == observed.entered()
        ? Optional.of("the task is of a kind that cannot be observed, or nothing was returned that completes")
        : Optional.empty();
  }
}
