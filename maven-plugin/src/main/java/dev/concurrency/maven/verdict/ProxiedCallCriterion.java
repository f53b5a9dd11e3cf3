package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method that was to run on another thread ran on the thread that called it. */
final class ProxiedCallCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> ran = observed.records("ran-on-caller");
    if (ran.isEmpty()) {
      return Optional.empty();
    }
    long n = Math.max(observed.total("ranHere"), ran.size());
    String thread = Words.text(ran.get(0), "thread");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("ranOnCaller", n);
    figures.put("thread", thread);
    return Optional.of(
        new Proof(
            observed.site().name() + " ran on " + thread + ", the thread that called it at " + observed.place() + ", in " + n + " of "
                + Words.count(observed.entered(), "call"),
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "call") + " on " + Words.threads(observed, row -> true) + ", and none ran the method on the thread that called";
  }

  /** That it ran at all has to be known: elsewhere, as it is meant to. */
  @Override
  public boolean harmless(Observed observed) {
    return observed.total("ranHere") == 0 && observed.total("ranElsewhere") >= observed.entered();
  }
}
