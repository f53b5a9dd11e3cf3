package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the reports and the evidence that somebody else's tests leave. */
class TestObservationTest {

  private static final String HELLO = "{\"t\":\"hello\",\"schema\":1}\n{\"t\":\"canary\",\"seen\":true}\n";
  private static final String END = "{\"t\":\"end\",\"dropped\":0}\n";

  @TempDir Path directory;

  private Path reports;
  private TestObservation tests;

  @BeforeEach
  void prepare() throws IOException {
    reports = Files.createDirectories(directory.resolve("reports"));
    Path old = report("Old", "<testcase classname='it.OldTest' name='failed'><failure/></testcase>");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    tests = TestObservation.of(directory, "tests", List.of(), Duration.ofMinutes(1));
  }

  private Path report(String name, String cases) throws IOException {
    Path file = reports.resolve("TEST-" + name + ".xml");
    Files.writeString(file, "<testsuite>" + cases + "</testsuite>");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
    return file;
  }

  private void evidence(int process, String records) throws IOException {
    Files.writeString(directory.resolve("evidence/tests-" + process + ".jsonl"), records);
  }

  @Test
  void countsTestsAndNamesFailures() throws Exception {
    evidence(1, HELLO + END);
    evidence(2, HELLO + END);
    report("Shop", "<testcase classname='it.ShopTest' name='sells'/><testcase classname='it.ShopTest$Nested' name='refunds'><error>out of stock</error></testcase>");
    report("Tax", "<testcase classname='it.TaxTest' name='rises'><skipped/></testcase>");
    ObservedTests observed = tests.end(List.of(reports));
    assertThat(observed.problem()).isEmpty();
    assertThat(observed.run().orElseThrow().succeeded()).isTrue();
    assertThat(observed.run().orElseThrow().describe()).isEqualTo("2 tests in 2 JVMs, 1 skipped, 1 failed (it.ShopTest$Nested#refunds)");
  }

  @Test
  void namesOnlyTestsThatWereRun() throws Exception {
    evidence(1, HELLO + END);
    report("Shop", "<testcase classname='it.ShopTest$Nested' name='sells'/>");
    tests.narrow(Map.of("finding", List.of("it.Helper", "it.ShopTest")), List.of("it.TaxTest"));
    TestResults results = tests.end(List.of(reports)).run().orElseThrow().tests();
    assertThat(results.reaching()).isEqualTo(Map.of("finding", List.of("it.ShopTest")));
    assertThat(results.leftOut()).containsExactly("it.TaxTest");
  }

  @Test
  void aReportThatBreaksOffCountsAsFarAsItGoes() throws Exception {
    evidence(1, HELLO);
    Files.writeString(report("Shop", ""), "<testsuite><testcase classname='it.ShopTest' name='sells'/><testc");
    assertThat(tests.end(List.of(reports)).run().orElseThrow().tests().run()).isEqualTo(1);
  }

  @Test
  void saysThatNoAgentStarted() throws Exception {
    report("Shop", "<testcase classname='it.ShopTest' name='sells'/>");
    ObservedTests observed = tests.end(List.of(reports));
    assertThat(observed.problem()).hasValue("the agent did not start in any JVM of tests, which ran 1 test");
    assertThat(observed.run().orElseThrow().succeeded()).isFalse();
  }

  @Test
  void saysThatAJvmWasEndedAtItsDeadline() throws Exception {
    evidence(1, HELLO + END);
    evidence(2, HELLO + "{\"t\":\"deadline\",\"afterMs\":60000}\n");
    ObservedTests observed = tests.end(List.of(reports));
    assertThat(observed.problem().orElseThrow()).startsWith("tests was not over at its deadline: 1 of 2 JVMs were ended");
    assertThat(observed.run().orElseThrow().result().timedOut()).isTrue();
  }

  @Test
  void saysThatAJvmRanNoTest() throws Exception {
    evidence(1, HELLO + END);
    assertThat(tests.end(List.of(reports)).problem()).hasValue("tests started a JVM and reported no test");
  }

  @Test
  void isNoRunIfThereWasNothingToRun() throws Exception {
    ObservedTests observed = tests.end(List.of(reports));
    assertThat(observed.run()).isEmpty();
    assertThat(observed.problem()).isEmpty();
    assertThat(observed.describe()).isEqualTo("tests found no tests to run.");
  }

  @Test
  void keepsWhatTheEnvironmentHoldsAlready() {
    assertThat(tests.environment("-Xmx1g").get("JAVA_TOOL_OPTIONS")).startsWith("-Xmx1g \"-javaagent:");
    assertThat(tests.environment("").get("JAVA_TOOL_OPTIONS")).startsWith("\"-javaagent:");
  }
}
