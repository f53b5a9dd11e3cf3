package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A virtual thread waited inside the call and kept its carrier thread meanwhile. */
final class PinnedWaitCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("pinned").stream()
        .max(Comparator.comparingDouble(record -> Words.number(record, "soFarMs")))
        .map(record -> prove(observed, record));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", observed.entered());
    figures.put("executionsSeenPinned", Math.max(observed.total("pinned"), observed.records("pinned").size()));
    figures.put("carrier", Words.text(record, "carrier"));
    return new Proof(
        Words.text(record, "thread") + " waited at " + observed.place() + (Words.flag(record, "initialises") ? ", in a class initialiser," : "")
            + " and kept its carrier thread " + Words.text(record, "carrier") + " meanwhile",
        figures);
  }

  @Override
  public String absence(Observed observed) {
    long virtual = observed.total("onVirtual");
    long unwatched = observed.total("unwatched");
    String executions = Words.count(observed.entered(), "execution");
    return virtual == 0
        ? executions + ", none of them on a virtual thread"
        : executions + ", " + virtual + " on virtual threads, and none of them was seen waiting on its carrier thread; waits of a few milliseconds can be missed"
            + (unwatched == 0 ? "" : ", and " + unwatched + " were not looked at, so many were under way");
  }
}
