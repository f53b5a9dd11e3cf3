package dev.concurrency.maven.profile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was seen of the tasks of one site, in all JVMs.
 *
 * @param handedOver how often the call was made
 * @param notFollowed how many of those tasks could not be observed
 * @param notFollowedType class of one of them; empty if there is none
 * @param runs how many runs began; a periodic task has many
 * @param finished how many of them ended
 * @param wallMs time from begin to end of all runs, until the last record where a run did not end
 * @param cpuMs CPU time of the runs on platform threads
 * @param cpuWallMs {@code wallMs} of those whose CPU time is known: that of virtual threads is not
 * @param counted how many runs had their waits counted
 * @param waits how often these waited
 * @param monitorBlocks how often a monitor held them up
 * @param looks how often a run was looked at while it went on
 * @param waitingLooks at how many of these looks it waited
 * @param readyLooks at how many of them it was a virtual thread that could run but had no thread to carry it
 * @param peak most runs at the same time, in one JVM
 * @param threads how many threads ran them
 * @param spanMs from the begin of the first to the end of the last, added up over the JVMs
 * @param cores processors that the JVM knew of
 * @param jdk feature version of the JVM
 * @param ranOn one row for each kind of thread and JVM
 * @param pools pools whose workers ran them, as far as these could be read
 */
public record TaskFigures(
    long handedOver,
    long notFollowed,
    String notFollowedType,
    long runs,
    long finished,
    double wallMs,
    double cpuMs,
    double cpuWallMs,
    long counted,
    long waits,
    long monitorBlocks,
    long looks,
    long waitingLooks,
    long readyLooks,
    long peak,
    long threads,
    double spanMs,
    int cores,
    int jdk,
    List<RanOn> ranOn,
    List<Pool> pools) {

  /** How often runs were on one kind of thread, how long the longest took there, and the name of one such thread. */
  public record RanOn(ThreadKind kind, long runs, double longestMs, String thread) {}

  /** @param threads how many it will have at most; {@link Integer#MAX_VALUE} if nothing limits them */
  public record Pool(String name, int threads) {

    boolean isElastic() {
      return threads == Integer.MAX_VALUE;
    }
  }

  public TaskFigures {
    ranOn = List.copyOf(ranOn);
    pools = List.copyOf(pools);
  }

  /** Adds up the last records of a site, one for each JVM. */
  static TaskFigures of(List<JsonObject> records) {
    return new TaskFigures(
        total(records, "entered"),
        total(records, "notFollowed"),
        records.stream().filter(record -> record.has("notFollowedType")).map(record -> record.get("notFollowedType").getAsString()).findFirst().orElse(""),
        total(records, "runs"),
        total(records, "finished"),
        millis(records, "wallMs"),
        millis(records, "cpuMs"),
        millis(records, "cpuWallMs"),
        total(records, "counted"),
        total(records, "waits"),
        total(records, "monitorBlocks"),
        total(records, "looks"),
        total(records, "waitingLooks"),
        total(records, "readyLooks"),
        greatest(records, "peak"),
        total(records, "distinctThreads"),
        millis(records, "spanMs"),
        (int) greatest(records, "cores"),
        (int) greatest(records, "jdk"),
        rows(records, "ranOn").map(TaskFigures::ranOn).toList(),
        rows(records, "pools").map(TaskFigures::pool).distinct().toList());
  }

  /** Share of their time that the tasks waited, from 0 to 1. What was spent on a processor cannot have been waiting, whatever the looks say. */
  public double waitingShare() {
    double seen = looks == 0 ? 0 : (double) waitingLooks / looks;
    return knowsProcessorTime() ? Math.min(seen, 1 - computingShare()) : seen;
  }

  /** Share of their time that the tasks computed: on a processor, or, where CPU time is not known, seen to run. */
  public double computingShare() {
    if (knowsProcessorTime()) {
      return Math.min(1, cpuMs / cpuWallMs);
    }
    return looks == 0 ? 0 : (double) (looks - waitingLooks - readyLooks) / looks;
  }

  /** What part of waiting and computing together the waiting is. What is left of the time, the tasks were ready while others had the processors: that says nothing of them. */
  double waitingPart() {
    double both = waitingShare() + computingShare();
    return both == 0 ? 0 : waitingShare() / both;
  }

  /** Whether the CPU time of most of the time is known. */
  boolean knowsProcessorTime() {
    return cpuWallMs > 0 && cpuWallMs >= wallMs / 2;
  }

  /** How many processors the tasks kept busy, on average. */
  double busyCores() {
    return spanMs == 0 ? 0 : cpuMs / spanMs;
  }

  /** The kind of thread on which most runs were; null if none ran. */
  ThreadKind mainKind() {
    ThreadKind main = null;
    long most = 0;
    for (ThreadKind kind : ThreadKind.values()) {
      long n = ranOn.stream().filter(row -> row.kind() == kind).mapToLong(RanOn::runs).sum();
      if (n > most) {
        most = n;
        main = kind;
      }
    }
    return main;
  }

  private static long total(List<JsonObject> records, String name) {
    return read(records, name, JsonElement::getAsLong, Long::sum, 0L);
  }

  private static long greatest(List<JsonObject> records, String name) {
    return read(records, name, JsonElement::getAsLong, Math::max, 0L);
  }

  private static double millis(List<JsonObject> records, String name) {
    return read(records, name, JsonElement::getAsDouble, Double::sum, 0.0);
  }

  private static <N> N read(List<JsonObject> records, String name, Function<JsonElement, N> value, BiFunction<N, N, N> join, N none) {
    N joined = none;
    for (JsonObject record : records) {
      joined = record.has(name) ? join.apply(joined, value.apply(record.get(name))) : joined;
    }
    return joined;
  }

  private static Stream<JsonObject> rows(List<JsonObject> records, String name) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject record : records) {
      JsonArray array = record.has(name) ? record.getAsJsonArray(name) : new JsonArray();
      array.forEach(row -> rows.add(row.getAsJsonObject()));
    }
    return rows.stream();
  }

  private static RanOn ranOn(JsonObject row) {
    return new RanOn(
        ThreadKind.valueOf(row.get("kind").getAsString()), row.get("n").getAsLong(), row.get("longestMs").getAsDouble(), row.get("thread").getAsString());
  }

  private static Pool pool(JsonObject row) {
    return new Pool(row.get("pool").getAsString(), row.get("threads").getAsInt());
  }
}
