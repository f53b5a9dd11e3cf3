package dev.concurrency.maven.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One JVM made so many of what one is enough of that nobody can have meant to share them. */
final class CreationCriterion implements Criterion {

  private static final long LEAST = 8;

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.snapshots()
        .filter(record -> Words.number(record, "created") >= LEAST)
        .findFirst()
        .map(
            record -> {
              long created = (long) Words.number(record, "created");
              long open = (long) Words.number(record, "open");
              long threads = (long) Words.number(record, "poolThreads");
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("created", created);
              figures.put("openAtOnce", open);
              figures.put("threadsAtOnce", threads);
              String alive = open == 0 ? "" : "; at least " + open + " of them were open at the same time" + (threads == 0 ? "" : ", with " + Words.count(threads, "thread"));
              return new Proof(created + " were made at " + observed.place() + ", a new one by each execution" + alive, figures);
            });
  }

  @Override
  public String absence(Observed observed) {
    return observed.total("created") + " made; " + LEAST + " in one run would confirm it";
  }
}
