package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The thread waited inside the call, and it is a thread that must not wait. */
final class BlockingCallCriterion implements Criterion {

  /** Shorter waits are no harm worth a finding: a lock that was just being given back. */
  private static final double LEAST_MS = 1;

  /** Parallel streams use the pool however small it is. */
  private static final String PARALLEL_STREAM = "ParallelStreamBlocking";

  @Override
  public Optional<Proof> proof(Observed observed) {
    return observed.records("blocked").stream()
        .filter(record -> expected(observed, ThreadKind.valueOf(Words.text(record, "kind"))))
        .filter(record -> Words.number(record, "ms") >= LEAST_MS)
        .max(Comparator.comparingDouble(record -> Words.number(record, "ms")))
        .map(record -> prove(observed, record))
        .or(() -> Latencies.ofLoop(observed, kind -> expected(observed, kind)));
  }

  private static Proof prove(Observed observed, JsonObject record) {
    ThreadKind kind = ThreadKind.valueOf(Words.text(record, "kind"));
    double ms = Words.number(record, "ms");
    StringBuilder why = new StringBuilder("blocked ").append(Words.text(record, "thread")).append(" (").append(kind.label()).append(") for ");
    why.append(Words.flag(record, "returned") ? "" : "at least ").append(Words.ms(ms)).append(" at ").append(observed.place());
    if (record.has("lagMs")) {
      why.append("; ").append(Words.loopLag(record));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("thread", Words.text(record, "thread"));
    figures.put("threadKind", kind.label());
    figures.put("blockedMs", ms);
    figures.put("executions", observed.entered());
    figures.put("executionsThatWaited", observed.total("waited"));
    figures.put("how", how(record));
    if (record.has("lagMs")) {
      Words.putLag(figures, record);
    }
    return new Proof(why.toString(), figures);
  }

  private static String how(JsonObject record) {
    if (record.has("native")) {
      return "waited in native code, " + Words.text(record, "native");
    }
    return Words.number(record, "monitorBlocks") > 0 || Words.text(record, "state").equals("BLOCKED") ? "waited for a monitor" : "waited";
  }

  private static boolean expected(Observed observed, ThreadKind kind) {
    return ExpectedThreads.of(observed.finding().rule()).contains(kind.role());
  }

  @Override
  public String absence(Observed observed) {
    String executions = Words.count(observed.entered(), "execution");
    if (commonPoolUnused(observed)) {
      return executions + ", all on " + Words.threads(observed, row -> true)
          + "; with so few processors CompletableFuture starts a thread for each task instead of using the common pool, so run it with "
          + "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";
    }
    if (harmless(observed)) {
      return executions + ", all on " + Words.threads(observed, row -> true) + ", where blocking is allowed";
    }
    List<Observed.Row> there = observed.threads().stream().filter(row -> expected(observed, row.kind())).toList();
    if (there.isEmpty()) {
      return executions + ", on " + Words.threads(observed, row -> true) + ", which is not where this rule forbids blocking";
    }
    long n = there.stream().mapToLong(Observed.Row::n).sum();
    double longest = there.stream().mapToDouble(Observed.Row::longestMs).max().orElse(0);
    return executions + ", " + (n == observed.entered() ? "all" : n + " of them") + " on "
        + Words.threads(observed, row -> expected(observed, row.kind())) + ", the longest took " + Words.ms(longest)
        + (observed.total("waited") == 0 ? " and none was seen waiting" : " and none waited for as long as " + Words.ms(LEAST_MS));
  }

  @Override
  public boolean harmless(Observed observed) {
    return onlyWhereAllowed(observed) && !commonPoolUnused(observed);
  }

  private static boolean onlyWhereAllowed(Observed observed) {
    return observed.threads().stream().allMatch(row -> row.kind().role() == ThreadKind.Role.BLOCKING_ALLOWED);
  }

  /** The code ran on threads that stand in for a common pool which this machine is too small for. */
  private static boolean commonPoolUnused(Observed observed) {
    return ExpectedThreads.of(observed.finding().rule()).contains(ThreadKind.Role.COMMON_POOL)
        && !observed.finding().rule().equals(PARALLEL_STREAM)
        && onlyWhereAllowed(observed)
        && observed.jvms().stream().anyMatch(JvmEvidence::hasSmallCommonPool);
  }
}
