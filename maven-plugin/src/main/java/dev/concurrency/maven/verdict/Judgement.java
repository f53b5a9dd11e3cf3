package dev.concurrency.maven.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verdict and what it rests on.
 *
 * @param provoked whether the agent helped it to happen
 * @param why the evidence in one English sentence, without the full stop
 * @param figures what was measured, by name; names that end in {@code Ms} are milliseconds. Figures vary from run to run
 * @param workload the workload that gave the evidence; empty if none did
 */
public record Judgement(Verdict verdict, boolean provoked, String why, Map<String, Object> figures, String workload) {

  public Judgement {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  static Judgement of(Verdict verdict, String why, String workload) {
    return new Judgement(verdict, false, why, Map.of(), workload);
  }
}
