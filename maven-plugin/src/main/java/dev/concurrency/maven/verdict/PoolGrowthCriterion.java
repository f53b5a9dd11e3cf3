package dev.concurrency.maven.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** More tasks than threads waited while all threads of the pool were busy, fewer than it may have, and no pool that was made there ever had as many as it may. */
final class PoolGrowthCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(record -> record.has("waiting") && !Words.flag(record, "grown"))
        .max(Comparator.comparingDouble(record -> Words.number(record, "waiting")))
        .map(
            record -> {
              long waiting = (long) Words.number(record, "waiting");
              long threads = (long) Words.number(record, "poolThreads");
              long max = (long) Words.number(record, "max");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("tasksWaiting", waiting);
              figures.put("threads", threads);
              figures.put("maximum", max);
              String all = threads == 1 ? "its only thread was busy" : "all its " + threads + " threads were busy";
              String allowed = max == Integer.MAX_VALUE ? "any number is" : max + " are";
              return new Proof(waiting + " tasks were in the queue of the pool of " + observed.place() + " while " + all + ", though " + allowed + " allowed", figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    boolean grown = observed.snapshots().anyMatch(record -> Words.flag(record, "grown"));
    String executions = Words.count(observed.entered(), "execution");
    return grown
        ? executions + ", and a pool had as many threads as it may"
        : executions + ", and no more tasks than threads were seen waiting while all threads of the pool were busy";
  }
}
