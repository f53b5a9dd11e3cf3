package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Calls that wait for something outside the JVM and were made to take longer: who else had to wait meanwhile? */
final class Latencies {

  private Latencies() {}

  /** A heartbeat of the same loop, or of the pool, waited meanwhile, and one of an idle thread did not: it was the call and not the machine. */
  static Optional<Criterion.Proof> ofLoop(Observed observed, Predicate<ThreadKind> expected) {
    return observed.records("delayed").stream()
        .filter(record -> expected.test(ThreadKind.valueOf(Words.text(record, "kind"))))
        .filter(Words::heldUpOthers)
        .max(Comparator.comparingDouble(record -> Words.number(record, "lagMs")))
        .map(
            record -> {
              Map<String, Object> figures = figures(observed, record);
              Words.putLag(figures, record);
              return new Criterion.Proof(
                  begin(observed, record) + ", " + Words.loopLag(record) + ", one on an idle thread " + Words.ms(Words.number(record, "idleLagMs")), figures);
            });
  }

  /** Messages waited for the actor meanwhile. */
  static Optional<Criterion.Proof> ofActor(Observed observed) {
    return observed.records("delayed").stream()
        .filter(record -> ThreadKind.valueOf(Words.text(record, "kind")) == ThreadKind.ACTOR && Words.number(record, "messages") > 0)
        .max(Comparator.comparingDouble(record -> Words.number(record, "messages")))
        .map(
            record -> {
              long messages = (long) Words.number(record, "messages");
              Map<String, Object> figures = figures(observed, record);
              figures.put("messagesWaiting", messages);
              return new Criterion.Proof(begin(observed, record) + ", " + Words.count(messages, "more message") + " waited in the actor's mailbox", figures);
            });
  }

  private static String begin(Observed observed, JsonObject record) {
    return "when the call at " + observed.place() + " took " + Words.ms(Words.number(record, "ms")) + " on " + Words.text(record, "thread") + " ("
        + ThreadKind.valueOf(Words.text(record, "kind")).label() + ")";
  }

  private static Map<String, Object> figures(Observed observed, JsonObject record) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("threadKind", ThreadKind.valueOf(Words.text(record, "kind")).label());
    figures.put("callMs", Words.number(record, "ms"));
    figures.put("executions", observed.entered());
    return figures;
  }
}
