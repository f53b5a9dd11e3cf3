package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two threads were in calls that change the same object, at the same time: nothing keeps them apart. */
final class ConflictCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> records = observed.records("conflict");
    if (records.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = records.get(0);
    long n = Math.max(observed.total("conflicts"), records.size());
    String other = Words.text(first, "otherAt");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("conflicts", n);
    figures.put("thread", Words.text(first, "thread"));
    figures.put("otherThread", Words.text(first, "other"));
    return Optional.of(
        new Proof(
            Words.text(first, "thread") + " was in " + observed.site().name() + " at " + observed.place() + " while " + Words.text(first, "other")
                + " was in " + (other.equals(observed.place()) ? "the same call" : Words.text(first, "otherCall") + " at " + other)
                + ", on the same object; that happened " + (n == 1 ? "once" : n + " times"),
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true)
        + ", and no two threads changed the same object at the same time";
  }
}
