package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.workload.MainClasses;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Correct code, flagged everywhere, under all probes and all provocations: nothing is confirmed. {@code scripts/no-false-confirmed} runs it. */
@EnabledIfSystemProperty(named = FixedTwinsTest.CLASS_PATH, matches = ".+")
class FixedTwinsTest {

  /** The samples' class path; their own classes first. */
  static final String CLASS_PATH = "concurrency.twins.classPath";

  private static final String FINDINGS = "concurrency.twins.findings";
  private static final String ONLY = "concurrency.twins.only";
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
    Path directory = classes.resolve(twin.substring(0, twin.lastIndexOf('.')).replace('.', '/'));
    List<Finding> findings = new ArrayList<>();
    FalseConfirmations.sources(directory, file -> !file.getFileName().toString().contains("Broken")).forEach(types -> findings.addAll(PseudoFindings.of(types, real)));

    FalseConfirmations.Outcome outcome =
        FalseConfirmations.run(new Workload(twin, List.of(), List.of()), findings, classPath, FalseConfirmations.directory(twin));

    System.out.println(twin + ": " + outcome.verdicts() + " in " + Stream.concat(outcome.natural().stream(), outcome.provoked().stream()).map(WorkloadRun::provoked).toList());
    assertThat(outcome.verdicts().keySet()).as("something was executed, and is known").containsAnyOf(Verdict.NOT_OBSERVED, Verdict.REFUTED);
    assertThat(outcome.confirmed()).extracting(FalseConfirmations.Outcome::describe).isEmpty();
  }
}
