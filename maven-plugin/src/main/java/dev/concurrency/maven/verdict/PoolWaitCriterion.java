package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All workers of a pool wait for tasks that are in the queue of this very pool. */
final class PoolWaitCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    List<JsonObject> starved = observed.records("starved");
    if (starved.isEmpty()) {
      return Optional.empty();
    }
    JsonObject record = starved.get(starved.size() - 1);
    long workers = (long) Words.number(record, "workers");
    long queued = (long) Words.number(record, "queued");
    long awaited = (long) Words.number(record, "waitedForInQueue");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("workers", workers);
    figures.put("queued", queued);
    figures.put("awaitedTasksInQueue", awaited);
    figures.put("noProgressMs", Words.number(record, "ms"));
    return Optional.of(
        new Proof(
            (workers == 1 ? "the only worker of the pool (" : "all " + workers + " workers of the pool (") + Words.text(record, "thread")
                + (workers == 1 ? ") waits" : " among them) wait") + " at " + observed.place() + " for "
                + (awaited == 1 ? "a task" : awaited + " tasks") + " in the queue of that very pool; no progress for "
                + Words.ms(Words.number(record, "ms")),
            figures));
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true)
        + ", and at no time did all workers of a pool wait for tasks in its own queue";
  }
}
