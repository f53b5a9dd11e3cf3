package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caller of a method that is to run on another thread got null in place of its result, or was refused. */
final class ProxiedResultCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> refused = observed.records("refused");
    long refusals = Math.max(observed.total("refusals"), refused.size());
    long nulls = observed.total("ranElsewhere") > 0 ? observed.total("nulls") : 0;
    if (refusals + nulls == 0) {
      return Optional.empty();
    }
    String what =
        refused.isEmpty() ? "returned null, while the method ran on another thread" : "did not run the method and threw " + Words.text(refused.get(0), "why");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("nulls", nulls);
    figures.put("refusals", refusals);
    return Optional.of(
        new Proof(
            Math.max(refusals, nulls) + " of " + Words.count(observed.entered(), "call") + " of " + observed.site().name() + " at " + observed.place() + " " + what,
            figures));
  }

  @Override
  public String absence(Observed observed) {
    String calls = Words.count(observed.entered(), "call") + " on " + Words.threads(observed, row -> true);
    if (observed.total("ranHere") > 0) {
      return calls + ", and the method ran there, as if nobody were to run it elsewhere";
    }
    return calls + (observed.total("nulls") > 0 ? ", which returned null, but the method never ran" : ", and none got null or was refused");
  }
}
