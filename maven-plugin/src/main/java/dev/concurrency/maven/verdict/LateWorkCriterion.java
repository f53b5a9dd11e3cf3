package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** After the timeout nobody cancelled, and the work went on. */
final class LateWorkCriterion implements Criterion {

  /** The waiting code gets this long to cancel before what goes on counts as abandoned. */
  private static final double LEAST_MS = 50;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("late").stream()
        .filter(record -> Words.number(record, "ms") >= LEAST_MS)
        .max(Comparator.comparingDouble(record -> Words.number(record, "ms")))
        .map(record -> prove(observed, record));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    double ms = Words.number(record, "ms");
    String thread = Words.text(record, "thread");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("timeouts", observed.total("timeouts"));
    figures.put("wentOn", observed.total("late"));
    figures.put("ranOnMs", ms);
    figures.put("finished", Words.flag(record, "finished"));
    return new Proof(
        "the work ran on" + (thread.isEmpty() ? "" : " in " + thread) + " for at least " + Words.ms(ms) + " after the caller at "
            + observed.place() + " gave up" + (Words.flag(record, "finished") ? "" : ", and was still running when the run ended"),
        figures);
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution");
    long timeouts = observed.total("timeouts");
    if (timeouts == 0) {
      return executions + ", and none timed out";
    }
    String after = executions + ", " + timeouts + " timed out, and ";
    if (observed.total("cancelled") > 0) {
      return after + "what they waited for was cancelled";
    }
    return after
        + (observed.total("late") > 0
            ? "the work was over within " + Words.ms(LEAST_MS)
            : "nothing showed that the work went on before the run ended");
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    long blind = observed.total("unknownWork") + observed.total("unlinked");
    return blind > 0 && blind >= observed.total("timeouts") && observed.total("late") == 0 && observed.total("cancelled") == 0
        ? Optional.of("the work behind the timeout could not be told, so whether it went on is unknown")
        : Optional.empty();
  }
}
