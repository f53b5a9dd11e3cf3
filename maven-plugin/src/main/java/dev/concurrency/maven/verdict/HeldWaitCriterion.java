package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A thread waited inside the call and held the lock meanwhile. How many others wanted it is a figure. */
final class HeldWaitCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("held-wait").stream()
        .max(Comparator.comparingDouble((JsonObject record) -> Words.number(record, "queued")).thenComparing(record -> Words.number(record, "soFarMs")))
        .map(record -> prove(observed, record))
        .or(() -> delayed(observed));
  }

  /** Provoked: the call took longer, and others who wanted the lock were seen waiting for it meanwhile. */
  private static Optional<Proof> delayed(Observed observed) {
    return observed.records("held-delay").stream()
        .filter(record -> Words.number(record, "queued") > 0)
        .max(Comparator.comparingDouble(record -> Words.number(record, "queued")))
        .map(
            record -> {
              long queued = (long) Words.number(record, "queued");
              return new Proof(
                  "when the call at " + observed.place() + " took longer, " + Words.text(record, "thread") + " held the lock, and "
                      + Words.count(queued, "other thread") + " had to wait for it",
                  Map.of("executions", observed.entered(), "thread", Words.text(record, "thread"), "threadsQueued", queued));
            });
  }

  private static Proof prove(Observed observed, JsonObject record) {
    long queued = (long) Words.number(record, "queued");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("executionsSeenWaiting", Math.max(observed.total("waited"), observed.records("held-wait").size()));
    figures.put("thread", Words.text(record, "thread"));
    figures.put("threadsQueued", queued);
    return new Proof(
        Words.text(record, "thread") + " waited at " + observed.place() + " and held the lock meanwhile; "
            + (queued == 0 ? "nobody else wanted it at that moment" : Words.count(queued, "other thread") + " wanted it at that moment"),
        figures);
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true)
        + ", and none was seen waiting with the lock held; waits of a few milliseconds can be missed";
  }
}
