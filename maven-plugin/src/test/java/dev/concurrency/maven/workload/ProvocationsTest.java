package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.verdict.Judgement;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvocationsTest {

  private static final Provocations.TestRerun NO_TESTS =
      (names, observing) -> {
        throw new AssertionError(names);
      };

  private static volatile int count;

  static class Counts {
    public static void main(String[] args) {
      count++;
    }
  }

  static class ComesByNothing {
    public static void main(String[] args) {
      System.out.println("done");
    }
  }

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "schedule", " Latency ", "FAULTS", "load"})
  void knowsTheWord(String word) {
    assertThatCode(() -> Provocations.parse(List.of(word))).doesNotThrowAnyException();
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> Provocations.parse(List.of("chaos")))
        .hasMessage("'chaos' is no value for provoke; use none, or some of latency, faults, schedule and load");
  }

  @Test
  void onlyWhoCameByRunsAgainAndOnlyIfItIsAllowed() throws Exception {
    List<Finding> findings = List.of(update());
    WorkloadRunner runner = runner();
    List<WorkloadRun> natural = runner.run(List.of(workload(Counts.class), workload(ComesByNothing.class)), findings);

    List<WorkloadRun> again = Provocations.parse(List.of("latency", "schedule")).run(runner, NO_TESTS, natural, findings);

    assertThat(again).extracting(WorkloadRun::name, WorkloadRun::provoked).containsExactly(tuple("ProvocationsTest$Counts-schedule", "schedule"));
    assertThat(natural).noneMatch(WorkloadRun::isProvoked);
    assertThat(Provocations.parse(null).run(runner, NO_TESTS, natural, findings)).isEmpty();
    assertThat(Provocations.parse(List.of("latency")).run(runner, NO_TESTS, natural, findings)).isEmpty();
    List<WorkloadRun> all = new ArrayList<>(natural);
    all.addAll(again);
    Judgement judgement = Verdicts.judge(findings, all.stream().map(WorkloadRun::evidence).toList()).get(0).judgement();
    assertThat(judgement.verdict()).as(judgement.why()).isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(judgement.figures()).as("what was provoked does not count as executed").containsEntry("executions", 1L);
  }

  @Test
  void testsThatCameByRunAgain() throws Exception {
    List<Finding> findings = List.of(update());
    WorkloadRunner runner = runner();
    WorkloadRun came = runner.run(List.of(workload(Counts.class)), findings).get(0);
    WorkloadRun tests = WorkloadRun.ofTests("surefire:test@default-test", came.result(), came.evidence(), new TestResults(1, 0, List.of(), List.of(), Map.of()));
    Set<String> again = new HashSet<>();

    Provocations.parse(List.of("latency", "load")).run(runner, NO_TESTS, List.of(tests), findings);
    Provocations.parse(List.of("schedule"))
        .run(
            runner,
            (names, observing) -> {
              again.addAll(names);
              assertThat(observing.of(work, "tests", List.of(), Duration.ofMinutes(1)).findings()).isEqualTo(findings);
              return List.of();
            },
            List.of(tests),
            findings);

    assertThat(again).containsExactly("surefire:test@default-test");
  }

  private WorkloadRunner runner() {
    return new WorkloadRunner(
        Jdk.running(), List.of(System.getProperty("java.class.path").split(File.pathSeparator)), List.of(), work, work, Duration.ofMinutes(5), 1, false, line -> {});
  }

  private static Workload workload(Class<?> mainClass) {
    return new Workload(mainClass.getName(), List.of(), List.of());
  }

  /** The only write to the field, wherever it stands in this file. */
  private static Finding update() {
    String type = ProvocationsTest.class.getName();
    Site site = new Site(Probe.LOST_UPDATE, type, "ProvocationsTest.java", 1, 1, 1_000, type, "count", "", 0);
    return new Finding(
        "update", "VolatileCompound", Severity.WARNING, "", "ProvocationsTest.java", 1, 1, 1, 1, 0, 0, type, "", "", List.of(), List.of(site), List.of());
  }
}
