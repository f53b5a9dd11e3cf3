package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A method that returns its result for later had its caller's thread wait, which was not one that is kept for waiting. */
final class CallerWaitCriterion implements Criterion {

  /** As for every wait: shorter ones are no harm worth a finding. */
  private static final double LEAST_MS = 1;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("blocked").stream()
        .filter(record -> counts(ThreadKind.valueOf(Words.text(record, "kind"))) && Words.number(record, "ms") >= LEAST_MS)
        .max(Comparator.comparingDouble(record -> Words.number(record, "ms")))
        .map(record -> prove(observed, record));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    double ms = Words.number(record, "ms");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("blockedMs", ms);
    figures.put("executions", observed.entered());
    figures.put("executionsThatWaited", observed.total("waited"));
    return new Proof(
        "the calling thread, " + Words.text(record, "thread") + ", waited " + (Words.flag(record, "returned") ? "" : "at least ") + Words.ms(ms) + " at "
            + observed.place() + " before the method could return its result for later; " + observed.total("waited") + " of "
            + Words.count(observed.entered(), "execution") + " waited",
        figures);
  }

  private static boolean counts(ThreadKind kind) {
    return kind == ThreadKind.PLATFORM || kind.role() != ThreadKind.Role.BLOCKING_ALLOWED;
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true);
    return executions + (harmless(observed) ? ", which are kept for waiting" : ", and none was seen waiting for as long as " + Words.ms(LEAST_MS));
  }

  @Override
  public boolean harmless(Observed observed) {
    return observed.threads().stream().noneMatch(row -> counts(row.kind()));
  }
}
