package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subscriber was given a failure, had no handler for it, and its library dropped it: no code of the program was told. */
final class DroppedFailureCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> dropped = observed.records("dropped");
    if (dropped.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = dropped.get(0);
    long n = Math.max(observed.total("dropped"), dropped.size());
    long subscriptions = Math.max(observed.entered(), n);
    String message = Words.text(first, "message");
    String exception = Words.text(first, "exception") + (message.isEmpty() ? "" : ": " + message);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("subscriptions", subscriptions);
    figures.put("failuresDropped", n);
    figures.put("exception", exception);
    figures.put("thrownAt", Words.text(first, "thrownAt"));
    return Optional.of(
        new Proof(
            "failed with " + exception + " (thrown at " + Words.text(first, "thrownAt") + "), which no handler took: " + n + " of "
                + Words.count(subscriptions, "subscription") + " made at " + observed.place() + " ended in a failure that was dropped",
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "subscription") + ", and "
        + (observed.total("handled") > 0
            ? "the program looks at failures that are dropped, in a handler for all of them"
            : observed.total("droppedAtEnd") > 0
                ? "failures were dropped only when the JVM was going down, perhaps because of that"
                : "none was given a failure that was dropped");
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    if (observed.total("unwatched") > 0) {
      return Optional.of("the subscriber that the call made cannot be told, so its failures cannot be seen");
    }
    return observed.total("untracked") > 0 ? Optional.of("there were more subscriptions than the agent can remember") : Optional.empty();
  }
}
