package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Phrases that several criteria use; counts are for everybody who writes sentences. */
public final class Words {

  private static final double LEAST_LAG_MS = 50;
  private static final double TIMES_IDLE_LAG = 3;

  private Words() {}

  /** Rounded down, because sentences say "at least". */
  static String ms(double millis) {
    return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", Math.floor(millis * 10) / 10) : (long) millis + " ms";
  }

  /** {@code "1 finding"}, {@code "2 findings"}. */
  public static String count(long n, String one) {
    return n == 1 ? "1 " + one : n + " " + one + "s";
  }

  static String thread(Observed.Row row) {
    return row.thread() + " (" + row.kind().label() + ")";
  }

  /** {@code "boundedElastic-1 (platform thread) and main (platform thread)"}. */
  static String threads(Observed observed, Predicate<Observed.Row> which) {
    List<String> names = observed.threads().stream().filter(which).map(Words::thread).distinct().toList();
    return names.size() <= 3
        ? String.join(" and ", names)
        : names.stream().limit(3).collect(Collectors.joining(", ")) + " and others";
  }

  static String text(JsonObject record, String name) {
    return record.has(name) ? record.get(name).getAsString() : "";
  }

  static double number(JsonObject record, String name) {
    return record.has(name) ? record.get(name).getAsDouble() : 0;
  }

  static boolean flag(JsonObject record, String name) {
    return record.has(name) && record.get(name).getAsBoolean();
  }

  /** How long other tasks of the loop waited meanwhile. */
  static String loopLag(JsonObject record) {
    long queued = (long) number(record, "queued");
    return (queued > 0 ? count(queued, "other task") + " waited behind it, " : "") + "a heartbeat of the same loop waited " + ms(number(record, "lagMs"));
  }

  /** Whether other tasks of the loop waited meanwhile, much longer than an idle thread's: then it was not the machine that was busy. */
  static boolean heldUpOthers(JsonObject record) {
    return number(record, "lagMs") >= Math.max(LEAST_LAG_MS, TIMES_IDLE_LAG * number(record, "idleLagMs"));
  }

  static void putLag(Map<String, Object> figures, JsonObject record) {
    figures.put("loopLagMs", number(record, "lagMs"));
    figures.put("idleThreadLagMs", number(record, "idleLagMs"));
    figures.put("tasksQueued", (long) number(record, "queued"));
  }

  /** What is to be said when the answer depends on a collection of garbage that did not happen. */
  static Optional<String> notCollected(Observed observed, String figure) {
    return observed.total(figure) > 0 && observed.jvms().stream().anyMatch(jvm -> !jvm.garbageCollected())
        ? Optional.of("garbage could not be collected at the end of the run (is DisableExplicitGC set?), so it is unknown who still holds the results")
        : Optional.empty();
  }
}
