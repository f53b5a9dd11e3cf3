package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.workload.MainClasses;
import dev.concurrency.maven.workload.Provocations;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.WorkloadRun;
import dev.concurrency.maven.workload.WorkloadRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.objectweb.asm.tree.ClassNode;

/** Correct code, flagged everywhere, under all probes and all provocations: nothing is confirmed. {@code scripts/no-false-confirmed} runs it. */
@EnabledIfSystemProperty(named = FixedTwinsTest.CLASS_PATH, matches = ".+")
class FixedTwinsTest {

  /** The samples' class path; their own classes first. */
  static final String CLASS_PATH = "concurrency.twins.classPath";

  private static final String FINDINGS = "concurrency.twins.findings";
  private static final String ONLY = "concurrency.twins.only";
  /** Loops that compute get slow when each of their calls is watched. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** Whom a task that was made to fail leaves without an answer may wait for ever. */
  private static final Duration TIMEOUT_OF_PROVOKED = Duration.ofSeconds(30);

  @TestFactory
  Stream<DynamicTest> noFixedTwinIsConfirmed() throws IOException {
    List<String> classPath = List.of(System.getProperty(CLASS_PATH).split(File.pathSeparator));
    Path classes = Path.of(classPath.get(0));
    List<Finding> real = FindingsFile.read(Path.of(System.getProperty(FINDINGS))).findings();
    List<String> only = List.of(System.getProperty(ONLY, "*").split(","));
    List<String> globs = only.stream().map(name -> "**/" + name + "Fixed").toList();
    List<String> twins = MainClasses.matching(globs).in(classes);
    assertThat(twins).hasSizeGreaterThanOrEqualTo(only.size());
    return twins.stream().map(twin -> dynamicTest(twin, () -> check(twin, classPath, classes, real)));
  }

  private static void check(String twin, List<String> classPath, Path classes, List<Finding> real) throws Exception {
    Path work = Files.createTempDirectory("twin");
    List<Finding> findings = new ArrayList<>();
    for (List<ClassNode> types : sources(classes, twin)) {
      findings.addAll(PseudoFindings.of(types, real));
    }
    List<WorkloadRun> runs = new ArrayList<>(runner(classPath, work, TIMEOUT).run(List.of(new Workload(twin, List.of(), List.of())), findings));
    assertThat(runs).allSatisfy(run -> assertThat(run.succeeded()).as(run.describe() + String.join("\n", run.result().lastLines())).isTrue());

    runs.addAll(
        Provocations.parse(List.of("latency", "faults", "schedule")).run(runner(classPath, work, TIMEOUT_OF_PROVOKED), Provocations.TestRerun.NEVER, runs, findings));

    List<JudgedFinding> judged = Verdicts.judge(findings, runs.stream().map(WorkloadRun::evidence).toList());
    Map<Verdict, Long> verdicts = judged.stream().collect(Collectors.groupingBy(one -> one.judgement().verdict(), TreeMap::new, Collectors.counting()));
    System.out.println(twin + ": " + verdicts + " in " + runs.stream().map(WorkloadRun::provoked).toList());
    assertThat(verdicts.keySet()).as("something was executed, and is known").containsAnyOf(Verdict.NOT_OBSERVED, Verdict.REFUTED);
    assertThat(judged)
        .filteredOn(one -> one.judgement().verdict() == Verdict.CONFIRMED)
        .extracting(one -> one.finding().id() + (one.judgement().provoked() ? " (provoked) " : " ") + one.judgement().why())
        .isEmpty();
  }

  private static WorkloadRunner runner(List<String> classPath, Path work, Duration timeout) {
    return new WorkloadRunner(Jdk.running(), classPath, List.of(), work, work, timeout, 1, false, line -> {});
  }

  /** The classes of the twin's package but for the broken ones, source file by source file. */
  private static List<List<ClassNode>> sources(Path classes, String twin) {
    Path directory = classes.resolve(twin.substring(0, twin.lastIndexOf('.')).replace('.', '/'));
    try (Stream<Path> files = Files.list(directory)) {
      return List.copyOf(
          files
              .filter(file -> file.toString().endsWith(".class") && !file.getFileName().toString().contains("Broken"))
              .sorted()
              .map(FixedTwinsTest::parse)
              .collect(Collectors.groupingBy(type -> type.sourceFile, TreeMap::new, Collectors.toList()))
              .values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassNode parse(Path file) {
    try {
      return InstrumentedClasses.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
