package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An actor waited on a thread that all actors share, while more messages lay in its mailbox. */
final class ActorWaitCriterion implements Criterion {

  /** As for every wait: shorter ones are no harm worth a finding. */
  private static final double LEAST_MS = 1;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("blocked").stream()
        .filter(record -> ThreadKind.valueOf(Words.text(record, "kind")) == ThreadKind.ACTOR && Words.number(record, "messages") > 0 && Words.number(record, "ms") >= LEAST_MS)
        .max(Comparator.comparingDouble(record -> Words.number(record, "ms")))
        .map(record -> prove(observed, record))
        .or(() -> Latencies.ofActor(observed));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    double ms = Words.number(record, "ms");
    long messages = (long) Words.number(record, "messages");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("blockedMs", ms);
    figures.put("messagesWaiting", messages);
    figures.put("executions", observed.entered());
    figures.put("executionsThatWaited", observed.total("waited"));
    return new Proof(
        "an actor on the " + ThreadKind.ACTOR.label() + " blocked " + Words.text(record, "thread") + " for " + (Words.flag(record, "returned") ? "" : "at least ")
            + Words.ms(ms) + " at " + observed.place() + ", while " + Words.count(messages, "more message") + " waited in its mailbox; "
            + observed.total("waited") + " of " + Words.count(observed.entered(), "execution") + " waited",
        figures);
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution") + " on " + Words.threads(observed, row -> true);
    if (observed.threads().stream().noneMatch(row -> row.kind() == ThreadKind.ACTOR)) {
      return executions + ", and none by an actor on the " + ThreadKind.ACTOR.label();
    }
    return executions
        + (observed.total("waited") == 0 ? ", and none was seen waiting" : ", and no message was seen in the mailbox while one waited for as long as " + Words.ms(LEAST_MS));
  }

  @Override
  public boolean harmless(Observed observed) {
    return observed.threads().stream().allMatch(row -> row.kind() == ThreadKind.PLACED_ACTOR || row.kind() == ThreadKind.VIRTUAL);
  }
}
