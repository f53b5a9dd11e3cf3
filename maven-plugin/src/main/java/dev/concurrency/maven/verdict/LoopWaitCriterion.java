package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event loop was refused to wait, or stood in the call and waited for what was left to itself. */
final class LoopWaitCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("loop-wait").stream()
        .filter(record -> record.has("refusal") || observed.total("fulfilled") == 0)
        .findFirst()
        .map(record -> prove(observed, record));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    ThreadKind kind = ThreadKind.valueOf(Words.text(record, "kind"));
    String thread = Words.text(record, "thread") + " (" + kind.label() + ")";
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("threadKind", kind.label());
    figures.put("executions", observed.entered());
    if (record.has("refusal")) {
      long refused = observed.total("refused");
      figures.put("refused", refused);
      figures.put("refusal", Words.text(record, "refusal"));
      return new Proof(
          thread + " was refused to wait at " + observed.place() + " for its own loop, with " + Words.text(record, "refusal") + "; " + refused + " of "
              + Words.count(observed.entered(), "call") + (refused == 1 ? " was" : " were"),
          figures);
    }
    figures.put("awaited", Words.text(record, "awaited"));
    figures.put("noProgressMs", Words.number(record, "ms"));
    return new Proof(
        thread + " waits at " + observed.place() + " for " + Words.text(record, "awaited") + ", and did not get on for "
            + Words.ms(Words.number(record, "ms")),
        figures);
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true)
        + (harmless(observed) ? ", none of them an event loop" : ", and in none an event loop was seen to wait for itself");
  }

  @Override
  public boolean harmless(Observed observed) {
    return observed.threads().stream().allMatch(row -> row.kind().role() == ThreadKind.Role.BLOCKING_ALLOWED);
  }
}
