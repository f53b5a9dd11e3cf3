package dev.concurrency.maven.verdict;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What some JVMs saw of one site. */
record Observed(Finding finding, int index, List<JvmEvidence> jvms) {

  /** How often a site ran on one kind of thread. */
  record Row(ThreadKind kind, long n, double longestMs, String thread) {}

  Site site() {
    return finding.sites().get(index);
  }

  String place() {
    return site().sourceFile() + ":" + site().line();
  }

  private String key() {
    return SiteSpec.key(finding.id(), index);
  }

  List<JsonObject> records(String type) {
    return jvms.stream().flatMap(jvm -> jvm.records(key(), type).stream()).toList();
  }

  /** The sum of a figure of the cumulative records. */
  long total(String figure) {
    return snapshots().filter(record -> record.has(figure)).mapToLong(record -> record.get(figure).getAsLong()).sum();
  }

  /** The greatest value of a figure of the cumulative records, 0 if there is none. */
  long greatest(String figure) {
    return snapshots().filter(record -> record.has(figure)).mapToLong(record -> record.get(figure).getAsLong()).max().orElse(0);
  }

  Stream<JsonObject> snapshots() {
    return jvms.stream().map(jvm -> jvm.snapshot(key()));
  }

  long entered() {
    return total("entered");
  }

  /** One row for each kind of thread and JVM. */
  List<Row> threads() {
    List<Row> rows = new ArrayList<>();
    snapshots()
        .filter(record -> record.has("threads"))
        .forEach(
            record -> {
              for (JsonElement element : record.getAsJsonArray("threads")) {
                JsonObject row = element.getAsJsonObject();
                rows.add(
                    new Row(
                        ThreadKind.valueOf(row.get("kind").getAsString()),
                        row.get("n").getAsLong(),
                        row.get("longestMs").getAsDouble(),
                        row.get("thread").getAsString()));
              }
            });
    return rows;
  }
}
