package dev.concurrency.maven.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A virtual thread of a pool completed more than one task. */
final class ThreadReuseCriterion implements Criterion {

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(record -> record.has("tasksOfOne"))
        .max(Comparator.comparingDouble(record -> Words.number(record, "tasks")))
        .map(
            record -> {
              long one = (long) Words.number(record, "tasksOfOne");
              long tasks = (long) Words.number(record, "tasks");
              long threads = (long) Words.number(record, "poolThreads");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("tasks", tasks);
              figures.put("virtualThreads", threads);
              figures.put("tasksOfOneThread", one);
              String all = threads == 1 ? "its virtual thread" : "its " + threads + " virtual threads, up to " + one + " on one of them";
              return new Proof("the pool of " + observed.place() + " ran " + tasks + " tasks on " + all, figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    boolean looked = observed.snapshots().anyMatch(record -> Words.flag(record, "looked"));
    String executions = Words.count(observed.entered(), "execution");
    return looked
        ? executions + ", and no virtual thread of a pool was seen to have completed more than one task"
        : executions + ", and no pool was seen with a virtual thread";
  }
}
