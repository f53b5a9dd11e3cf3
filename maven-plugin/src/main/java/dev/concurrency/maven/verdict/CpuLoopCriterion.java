package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution took much CPU time on a loop's thread, and the loop's other tasks waited meanwhile: much longer than an idle thread's, or, on a machine where even those wait,
 * while this execution alone computed for that long.
 */
final class CpuLoopCriterion implements Criterion {

  private static final double LEAST_CPU_MS = 50;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("cpu").stream()
        .filter(record -> ThreadKind.valueOf(Words.text(record, "kind")).role() == ThreadKind.Role.LOOP)
        .filter(record -> Words.number(record, "cpuMs") >= LEAST_CPU_MS)
        .filter(record -> Words.heldUpOthers(record) || computed(record) >= LEAST_CPU_MS)
        .max(Comparator.comparingDouble(record -> Words.number(record, "cpuMs")))
        .map(record -> prove(observed, record));
  }

  /** CPU time that this execution took while a heartbeat waited for its end. */
  private static double computed(JsonObject record) {
    return Words.number(record, "computedMs");
  }

  private static Proof prove(Observed observed, JsonObject record) {
    ThreadKind kind = ThreadKind.valueOf(Words.text(record, "kind"));
    String why =
        "kept " + Words.text(record, "thread") + " (" + kind.label() + ") busy for " + Words.ms(Words.number(record, "cpuMs"))
            + " of CPU time at " + observed.place() + "; " + Words.loopLag(record)
            + (Words.heldUpOthers(record) ? "" : ", while this place computed for " + Words.ms(computed(record))) + ", one on an idle thread " + Words.ms(Words.number(record, "idleLagMs"));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("threadKind", kind.label());
    figures.put("cpuMs", Words.number(record, "cpuMs"));
    figures.put("cpuMsWhileOthersWaited", computed(record));
    figures.put("wallMs", Words.number(record, "ms"));
    figures.put("executions", observed.entered());
    Words.putLag(figures, record);
    return new Proof(why, figures);
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution");
    if (harmless(observed)) {
      return executions + ", all on " + Words.threads(observed, row -> true) + ", where computing is allowed";
    }
    return executions + ", on " + Words.threads(observed, row -> true) + ", the longest took " + Words.ms(observed.greatest("greatestCpuMs"))
        + " of CPU time on an event loop; " + Words.ms(LEAST_CPU_MS) + " in one execution, felt by the loop's other tasks, would confirm it";
  }

  @Override
  public boolean harmless(Observed observed) {
    // Whatever else the common pool is too good for, computing is what it is made for.
    return observed.threads().stream()
        .allMatch(row -> row.kind().role() == ThreadKind.Role.BLOCKING_ALLOWED || row.kind().role() == ThreadKind.Role.COMMON_POOL);
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    List<JsonObject> costly = observed.records("cpu").stream().filter(record -> Words.number(record, "cpuMs") >= LEAST_CPU_MS).toList();
    return !costly.isEmpty() && costly.stream().noneMatch(record -> record.has("lagMs"))
        ? Optional.of("took " + Words.ms(Words.number(costly.get(0), "cpuMs")) + " of CPU time on " + Words.text(costly.get(0), "thread")
            + ", but how long other tasks of that loop waited could not be measured")
        : Optional.empty();
  }
}
