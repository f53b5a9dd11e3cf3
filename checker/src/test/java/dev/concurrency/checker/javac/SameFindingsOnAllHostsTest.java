package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the rules, on whichever JDK, finds the same: down to the ids, the places to watch and the way that leads there. */
class SameFindingsOnAllHostsTest {

  private static final Path SOURCES = Path.of("src/test/hosts");

  /** Error Prone 2.43 and later need it. */
  private static final int NEWEST_ERROR_PRONE_NEEDS = 21;

  @TempDir Path temporary;

  @TestFactory
  List<DynamicTest> hosts() throws IOException {
    List<Finding> expected = HostRun.forked(Jdk.running(), work()).on(SOURCES).findings().findings();
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("the sources are worth comparing", () -> checkSources(expected)));
    for (Jdk jdk : Jdk.all()) {
      tests.add(same(expected, "forked", "forked, " + jdk, HostRun.forked(jdk, work())));
      tests.add(same(expected, "javac-plugin", "javac plug-in, " + jdk, HostRun.plugin(jdk, work())));
      tests.add(same(expected, "javac-plugin", "javac plug-in, javac's own compile policy, " + jdk, HostRun.plugin(jdk, work()).policy("")));
      tests.add(same(expected, "error-prone", "Error Prone as built against, " + jdk, HostRun.errorProne(jdk, HostRun.builtAgainst(), work())));
      if (jdk.feature() >= NEWEST_ERROR_PRONE_NEEDS) {
        tests.add(same(expected, "error-prone", "newest Error Prone, " + jdk, HostRun.errorProne(jdk, HostRun.newest(), work())));
      }
    }
    return tests;
  }

  private static void checkSources(List<Finding> expected) {
    Set<String> rules = expected.stream().map(Finding::rule).collect(Collectors.toSet());
    assertThat(rules).hasSizeGreaterThanOrEqualTo(6);
    assertThat(expected).extracting(Finding::id).doesNotHaveDuplicates();
    assertThat(expected).as("a path through several files").anySatisfy(finding -> assertThat(finding.path()).extracting("file").hasSizeGreaterThanOrEqualTo(3));
  }

  private static DynamicTest same(List<Finding> expected, String host, String name, HostRun run) {
    return dynamicTest(name, () -> {
      HostRun.Outcome outcome = run.on(SOURCES);
      FindingsFile found = outcome.findings();
      assertThat(found.host()).isEqualTo(host);
      assertThat(found.internalErrors()).isEmpty();
      assertThat(found.lost()).isEmpty();
      assertThat(found.complete()).isTrue();
      assertThat(found.findings()).containsExactlyElementsOf(expected);
      if (!host.equals("forked")) {
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
        assertEachShown(expected, outcome);
      }
    });
  }

  /** The compiler's output shows each finding at its line, and no other. */
  private static void assertEachShown(List<Finding> expected, HostRun.Outcome outcome) {
    for (Finding finding : expected) {
      String place = "/" + finding.file() + ":" + finding.sites().get(0).line() + ":";
      assertThat(outcome.lines("[" + finding.rule() + "] ")).as("%s at %s", finding.rule(), place).anyMatch(line -> line.contains(place));
    }
    assertThat(outcome.lines(": [")).hasSameSizeAs(expected);
  }

  private Path work() throws IOException {
    return Files.createTempDirectory(temporary, "run");
  }
}
