package dev.concurrency.maven.workload;

import java.util.List;
import java.util.Map;

/**
 * What the tests of a run did, as the reports of the plug-in that ran them say.
 *
 * @param run how many tests were run
 * @param skipped how many were not, because they or their class said so
 * @param failed {@code class#test} of those that failed
 * @param leftOut test classes that were not run, because they cannot reach any finding
 * @param reaching by a finding's id, the test classes that can reach it; empty if nobody looked
 */
public record TestResults(int run, int skipped, List<String> failed, List<String> leftOut, Map<String, List<String>> reaching) {

  private static final int SHOWN = 3;

  public TestResults {
    failed = List.copyOf(failed);
    leftOut = List.copyOf(leftOut);
    reaching = Map.copyOf(reaching);
  }

  /** Such as {@code "12 tests in 2 JVMs, 1 failed (it.ShopTest#sells), 2 classes left out that cannot reach a finding"}. */
  String describe(int jvms) {
    return run + (run == 1 ? " test" : " tests") + " in " + jvms + (jvms == 1 ? " JVM" : " JVMs")
        + (skipped == 0 ? "" : ", " + skipped + " skipped")
        + (failed.isEmpty()
            ? ""
            : ", " + failed.size() + " failed (" + String.join(", ", failed.subList(0, Math.min(SHOWN, failed.size()))) + (failed.size() > SHOWN ? ", …" : "") + ")")
        + (leftOut.isEmpty() ? "" : ", " + leftOut.size() + (leftOut.size() == 1 ? " class" : " classes") + " left out that cannot reach a finding");
  }
}
