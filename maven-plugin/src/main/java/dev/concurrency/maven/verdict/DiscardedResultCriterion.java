package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A future that was thrown away failed, had no listener, and became garbage: the failure reached nobody. */
final class DiscardedResultCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> lost = observed.records("lost");
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    JsonObject first = lost.get(0);
    long n = Math.max(observed.total("lost"), lost.size());
    String message = Words.text(first, "message");
    String exception = Words.text(first, "exception") + (message.isEmpty() ? "" : ": " + message);
    String why =
        "failed with " + exception + " (thrown at " + Words.text(first, "thrownAt") + ") and nobody was told: " + n + " of "
            + Words.count(Math.max(observed.entered(), n), "result") + " thrown away at " + observed.place() + " failed unseen";
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("discarded", observed.entered());
    figures.put("failedUnseen", n);
    figures.put("exception", exception);
    figures.put("thrownAt", Words.text(first, "thrownAt"));
    figures.put("type", Words.text(first, "type"));
    return Optional.of(new Proof(why, figures));
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution");
    if (observed.total("handledByItself") == observed.entered()) {
      return executions + ", by an executor or future that looks at failures itself (afterExecute, done)";
    }
    if (observed.total("failed") == 0 && observed.total("failedAtEnd") > 0) {
      return executions + ", " + Words.count(observed.total("failedAtEnd"), "result") + " failed, but only when the JVM was going down, perhaps because of that";
    }
    if (observed.total("failed") == 0) {
      return executions + ", and none of the results failed";
    }
    return executions + ", " + Words.count(observed.total("failed"), "result") + " failed, but "
        + (observed.total("heard") > 0 ? "something listened to them" : "something still held them when the run ended and may look at them");
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    if (observed.total("unknownType") > 0 && observed.total("unknownType") == observed.entered()) {
      return Optional.of("what the call returned is nothing that completes, so its failure cannot be seen");
    }
    return Words.notCollected(observed, "held");
  }
}
