package dev.concurrency.maven.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.maven.Example;
import dev.concurrency.maven.jvm.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Error Prone looks at a module, what is said to it, and how its findings come together with those of the rules. */
class ErrorProneTest {

  @ParameterizedTest
  @CsvSource({"0,2.42.0", "17,2.42.0", "20,2.42.0", "21,2.50.0", "25,2.50.0"})
  void theVersionRunsOnTheJdk(int jdk, String version) throws Exception {
    assertThat(ErrorProne.versionFor(jdk)).isEqualTo(version);
  }

  @Test
  void theUsersSeveritiesGoToThoseWhomTheyName() {
    Map<String, String> all = Map.of("GuardedBy", "OFF", "FutureIgnored", "ERROR", "NoSuchRule", "ERROR");

    assertThat(ErrorProne.severities(all, true)).isEqualTo(Map.of("GuardedBy", "OFF"));
    assertThat(ErrorProne.severities(all, false)).as("and the rules refuse what nobody knows").isEqualTo(Map.of("FutureIgnored", "ERROR", "NoSuchRule", "ERROR"));
  }

  /** A rule's finding at offsets 10 to 20, and what Error Prone says there or elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "FutureIgnored, FutureReturnValueIgnored, 10, 20, once",
    "FutureIgnored, FutureReturnValueIgnored, 10, 25, once",
    "VolatileCompound, NonAtomicVolatileUpdate, 10, 20, once",
    "FutureIgnored, FutureReturnValueIgnored, 5, 30, twice", // a call around it, of which another future is dropped
    "FutureIgnored, FutureReturnValueIgnored, 40, 50, twice",
    "FutureIgnored, WaitNotInLoop, 10, 20, twice", // another defect in the same place
  })
  void whatBothSayIsReportedOnceByTheRule(String rule, String check, int start, int end, String times) {
    FindingsFile joined = JoinedFindings.of(file("", finding(rule, 10, 20)), file("2.42.0", finding(check, start, end)));

    if (times.equals("once")) {
      assertThat(joined.findings()).singleElement().extracting(Finding::rule).isEqualTo(rule);
      assertThat(joined.findings().get(0).message())
          .isEqualTo("get waits on the Netty event loop. Error Prone says so too: " + check + " (https://errorprone.info/bugpattern/" + check + ").");
    } else {
      assertThat(joined.findings()).extracting(Finding::rule).containsExactlyInAnyOrder(rule, check);
      assertThat(joined.findings()).extracting(Finding::message).doesNotContain("too");
    }
    assertThat(joined.errorProne()).isEqualTo("2.42.0");
  }

  @Test
  void whatErrorProneDidNotLookAtMakesTheResultIncomplete() {
    FindingsFile incomplete = Example.file(false, List.of());

    FindingsFile joined = JoinedFindings.of(Example.file(true, List.of()), incomplete);

    assertThat(joined.complete()).isFalse();
    assertThat(joined.lost()).isEqualTo(incomplete.lost());
  }

  @Test
  void aJvmThatDiesLosesNothingOfTheRules(@TempDir Path directory) throws Exception {
    FindingsFile found = file("", finding("FutureIgnored", 10, 20));
    ForkedAnalysis rules = new ForkedAnalysis(Jdk.running(), List.of(), "no.such.Main", "64m", Duration.ofMinutes(5), directory.resolve("work"));
    AnalysisRequest request =
        new AnalysisRequest(
            "com.acme:shop", directory.toString(), List.of(), List.of(), List.of(), List.of(), "17", List.of(), "UTF-8", List.of(), Map.of(),
            directory.resolve("findings.json").toString());

    FindingsFile joined = new ErrorProne("2.42.0", List.of()).addTo(found, rules, request, Map.of());

    assertThat(joined.findings()).isEqualTo(found.findings());
    assertThat(joined.complete()).isFalse();
    assertThat(joined.lost()).singleElement().asString().startsWith("Error Prone 2.42.0 did not come to its end: The analysis of com.acme:shop failed");
  }

  private static Finding finding(String rule, int start, int end) {
    Finding some = Example.finding(rule, "channelRead", Severity.WARNING);
    return new Finding(
        some.id(), rule, some.severity(), some.message(), some.file(), some.line(), some.column(), some.statementStart(), some.statementEnd(), start, end, some.owner(),
        some.method(), some.context(), some.path(), some.sites(), some.fixes());
  }

  private static FindingsFile file(String errorProne, Finding finding) {
    FindingsFile some = Example.file(true, List.of(finding));
    return new FindingsFile(
        some.schema(), some.host(), some.jdk(), errorProne, true, List.of(), List.of(), some.filesAnalysed(), some.callsAnalysed(), some.callsUnresolved(),
        some.callsUnanswered(), some.findings(), some.taskSites());
  }
}
