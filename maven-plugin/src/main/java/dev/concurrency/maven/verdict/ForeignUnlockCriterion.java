package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lock refused to be given back, because the thread did not hold it. */
final class ForeignUnlockCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> refused = observed.records("refused-unlock");
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    long n = Math.max(observed.total("refused"), refused.size());
    long executions = Math.max(observed.entered(), n);
    String thread = Words.text(refused.get(0), "thread");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", executions);
    figures.put("refused", n);
    figures.put("thread", thread);
    return Optional.of(
        new Proof(
            thread + " tried to give back a lock that it did not hold at " + observed.place() + ", which failed with an IllegalMonitorStateException; " + n + " of "
                + Words.count(executions, "call") + " failed",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true) + ", and each time the thread held the lock";
  }
}
