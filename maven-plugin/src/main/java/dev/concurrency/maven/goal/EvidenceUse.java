package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.source.SourceState;
import dev.concurrency.maven.workload.EvidenceFolder;
import dev.concurrency.maven.workload.EvidenceFolder.Contents;
import dev.concurrency.maven.workload.EvidenceFolder.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the verdicts are to rest on.
 *
 * @param keep whether evidence of earlier builds counts, and is kept
 * @param folders evidence to judge by without running anything; empty if workloads are to run
 */
record EvidenceUse(boolean keep, List<Path> folders) {

  private static final String FRESH = "fresh";
  private static final String APPEND = "append";

  /**
   * @param words {@code fresh}, {@code append} or the names of folders; may be null
   * @param root what relative names are relative to
   * @throws IllegalArgumentException if the words are mixed with folders
   */
  static EvidenceUse parse(List<String> words, Path root) {
    List<String> plain = words == null ? List.of() : words.stream().map(String::trim).filter(word -> !word.isEmpty()).toList();
    if (plain.isEmpty() || plain.equals(List.of(FRESH)) || plain.equals(List.of(APPEND))) {
      return new EvidenceUse(plain.equals(List.of(APPEND)), List.of());
    }
    if (plain.contains(FRESH) || plain.contains(APPEND)) {
      throw new IllegalArgumentException(
          "'" + String.join(",", plain) + "' is no value for evidence; use " + FRESH + ", " + APPEND + ", or folders with evidence to judge by (./" + APPEND
              + " is a folder)");
    }
    return new EvidenceUse(false, plain.stream().map(word -> root.resolve(word).normalize()).toList());
  }

  /** Whether nothing is run. */
  boolean collects() {
    return !folders.isEmpty();
  }

  static Contents contents(String module, String tool, SourceState state, List<Finding> findings) throws IOException {
    Map<String, Watched> watched = new TreeMap<>();
    for (Finding finding : findings) {
      watched.put(finding.id(), new Watched(state.of(finding), finding.rule() + " at " + AnalysisMojo.place(finding)));
    }
    return new Contents(module, tool, state.ofModule(), watched);
  }
}
