package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Several times a thread started a task only after it had waited for the one before, and never while that one ran. */
final class SerialWaitCriterion implements Criterion {

  /** Three tasks, one after the other. */
  private static final long LEAST = 2;

  private static final double LEAST_MS = 1;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots().filter(SerialWaitCriterion::proves).findFirst().map(record -> prove(observed, record));
  }

  private static boolean proves(JsonObject record) {
    return Words.number(record, "afterWait") >= LEAST && Words.number(record, "overlapped") == 0 && Words.number(record, "waitedMs") >= LEAST_MS;
  }

  private static Proof prove(Observed observed, JsonObject record) {
    long started = (long) Words.number(record, "started");
    long afterWait = (long) Words.number(record, "afterWait");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("started", started);
    figures.put("startedAfterWait", afterWait);
    figures.put("overlapped", 0L);
    figures.put("waitedMs", Words.number(record, "waitedMs"));
    return new Proof(
        Words.count(started, "task") + ", no two of them at the same time: " + afterWait + " of them started only after the thread had waited at "
            + observed.place() + " for the one before; it waited " + Words.ms(Words.number(record, "waitedMs")) + " in all",
        figures);
  }

  @Override
  public String absence(Observed observed) {
    return Words.count(observed.total("started"), "task") + ", of which " + observed.total("overlapped")
        + " were started while the one before still ran, and " + observed.total("afterWait") + " after a wait for it; none of the first and "
        + LEAST + " of the second would confirm it";
  }

  @Override
  public Optional<String> unknown(Observed observed) {
    return observed.total("untold") > 0 && observed.total("untold") == observed.total("started")
        ? Optional.of("what the start of the tasks returned cannot be asked whether it is done")
        : Optional.empty();
  }
}
