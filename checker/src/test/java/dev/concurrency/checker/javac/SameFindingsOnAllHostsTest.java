package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.context.Compiled;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
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

/**
 * Whoever runs the rules, on whichever JDK, finds the same: down to the ids, the places to watch and the way that leads there. With one exception: the plug-in of
 * javac does not see the class path, and finds nothing that only class files tell unless an option names it.
 */
class SameFindingsOnAllHostsTest {

  private static final Path SOURCES = Path.of("src/test/hosts");
  private static final Path LIBRARY = Path.of("src/test/hosts-library");

  /** Error Prone 2.43 and later need it. */
  private static final int NEWEST_ERROR_PRONE_NEEDS = 21;

  @TempDir Path temporary;

  @TestFactory
  List<DynamicTest> hosts() throws IOException {
    Path library = Compiled.jar(LIBRARY, temporary, "geo.jar");
    List<Finding> expected = HostRun.forked(Jdk.running(), work()).library(library).on(SOURCES).findings().findings();
    List<Finding> withoutClassFiles = expected.stream().filter(finding -> !isFromClassFiles(finding)).toList();
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("the sources are worth comparing", () -> checkSources(expected)));
    for (Jdk jdk : Jdk.all()) {
      tests.add(same(expected, "forked", "forked, " + jdk, HostRun.forked(jdk, work()).library(library)));
      HostRun plugin = HostRun.plugin(jdk, work()).library(library).tellingClassPath();
      tests.add(same(expected, "javac-plugin", "javac plug-in, " + jdk, plugin));
      HostRun late = HostRun.plugin(jdk, work()).library(library).tellingClassPath().policy("");
      tests.add(same(expected, "javac-plugin", "javac plug-in, javac's own compile policy, " + jdk, late));
      tests.add(same(withoutClassFiles, "javac-plugin", "javac plug-in without a class path, " + jdk, HostRun.plugin(jdk, work()).library(library)));
      tests.add(same(expected, "error-prone", "Error Prone as built against, " + jdk, HostRun.errorProne(jdk, HostRun.builtAgainst(), work()).library(library)));
      if (jdk.feature() >= NEWEST_ERROR_PRONE_NEEDS) {
        tests.add(same(expected, "error-prone", "newest Error Prone, " + jdk, HostRun.errorProne(jdk, HostRun.newest(), work()).library(library)));
      }
    }
    return tests;
  }

  private static void checkSources(List<Finding> expected) {
    Set<String> rules = expected.stream().map(Finding::rule).collect(Collectors.toSet());
    assertThat(rules).hasSizeGreaterThanOrEqualTo(6);
    assertThat(expected).extracting(Finding::id).doesNotHaveDuplicates();
    assertThat(expected).filteredOn(SameFindingsOnAllHostsTest::isFromClassFiles)
        .satisfiesExactly(
            finding -> assertThat(finding.message()).startsWith("Locator.isKnown makes the Netty event loop wait (through CallableStatement.executeQuery): "),
            SameFindingsOnAllHostsTest::checkInferred);
    assertThat(expected).as("a path through several files").anySatisfy(finding -> assertThat(finding.path()).extracting("file").hasSizeGreaterThanOrEqualTo(3));
  }

  private static boolean isFromClassFiles(Finding finding) {
    return finding.path().stream().anyMatch(step -> step.file().contains("!/"));
  }

  /** The finding stands on the call in the user's source, the way goes on in the library, and it is no error. */
  private static void checkInferred(Finding finding) {
    assertThat(finding.rule()).isEqualTo("BlockingOnEventLoop");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.file()).isEqualTo("shop/Taxes.java");
    assertThat(finding.line()).isEqualTo(26);
    assertThat(finding.message()).startsWith("Locator.countryOf makes the Netty event loop wait (through Transport.ask > new Socket): ");
    assertThat(finding.path())
        .extracting(step -> step.file() + ":" + step.line() + " " + step.what())
        .containsExactly(
            "shop/Taxes.java:16 Taxes.channelRead is called on the Netty event loop",
            "shop/Taxes.java:17 calls Taxes.of",
            "shop/Taxes.java:26 calls Locator.countryOf",
            "geo.jar!/geo/Locator.java:13 calls Transport.ask",
            "geo.jar!/geo/Transport.java:10 calls new Socket");
    assertThat(finding.sites()).extracting(Site::probe).as("the socket is outside the JVM").containsExactly(Probe.BLOCKING_CALL, Probe.OUTSIDE_WAIT);
    assertThat(finding.sites())
        .allSatisfy(site -> assertThat(site).extracting(Site::owner, Site::name, Site::line).containsExactly("geo.Locator", "countryOf", 26));
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
