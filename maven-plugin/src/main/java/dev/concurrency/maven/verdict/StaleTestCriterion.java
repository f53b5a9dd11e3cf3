package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A thread acted on what an earlier call had told it, and that was true no more. */
final class StaleTestCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> records = observed.records("stale-test");
    if (records.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = records.get(0);
    long n = Math.max(observed.total("stale"), records.size());
    long executions = Math.max(observed.entered(), n);
    String other = Words.text(first, "other");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", executions);
    figures.put("actedOnStaleAnswer", n);
    figures.put("thread", Words.text(first, "thread"));
    if (!other.isEmpty()) {
      figures.put("otherThread", other);
    }
    String call = Words.text(first, "thread") + " called " + observed.site().name() + " at " + observed.place();
    String what =
        other.isEmpty()
            ? call + " and " + Words.text(first, "what")
            : other + " had called " + observed.site().name() + " on the same since " + Words.text(first, "thread") + " had asked, and " + call + " all the same";
    return Optional.of(new Proof(what + "; " + n + " of " + Words.count(executions, "call") + " came too late", figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true)
        + ", and each time what had been asked before was still true, as far as can be told";
  }
}
