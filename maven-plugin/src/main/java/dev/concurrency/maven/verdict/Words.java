package dev.concurrency.maven.verdict;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Phrases that several criteria use. */
final class Words {

  private Words() {}

  static String ms(double millis) {
    return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", millis) : String.format(Locale.ROOT, "%.0f ms", millis);
  }

  static String count(long n, String one) {
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
}
