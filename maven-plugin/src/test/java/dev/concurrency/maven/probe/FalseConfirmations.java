package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.workload.Provocations;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.WorkloadRun;
import dev.concurrency.maven.workload.WorkloadRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.plexus.util.FileUtils;
import org.objectweb.asm.tree.ClassNode;

/** Runs correct code with {@linkplain PseudoFindings findings that no rule made}, left alone and with all provocations. */
final class FalseConfirmations {

  /** Loops that compute get slow when each of their calls is watched. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** Whom a task that was made to fail leaves without an answer may wait for ever. */
  private static final Duration TIMEOUT_OF_PROVOKED = Duration.ofSeconds(30);

  /** They end before it pays to compile them twice. */
  private static final List<String> JVM_FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private FalseConfirmations() {}

  /** What came of it. */
  record Outcome(List<WorkloadRun> natural, List<WorkloadRun> provoked, List<JudgedFinding> judged) {

    Map<Verdict, Long> verdicts() {
      return judged.stream().collect(Collectors.groupingBy(one -> one.judgement().verdict(), TreeMap::new, Collectors.counting()));
    }

    /** What should be empty. */
    List<JudgedFinding> confirmed() {
      return judged.stream().filter(one -> one.judgement().verdict() == Verdict.CONFIRMED).toList();
    }

    static String describe(JudgedFinding one) {
      return one.finding().id() + (one.judgement().provoked() ? " (provoked) " : " ") + one.judgement().why();
    }
  }

  static Outcome run(Workload workload, List<Finding> findings, List<String> classPath, Path work) throws IOException, InterruptedException {
    List<WorkloadRun> natural = runner(classPath, work, TIMEOUT).run(List.of(workload), findings);
    assertThat(natural).allSatisfy(run -> assertThat(run.succeeded()).as(run.describe() + String.join("\n", run.result().lastLines())).isTrue());
    List<WorkloadRun> provoked =
        Provocations.parse(List.of("latency", "faults", "schedule")).run(runner(classPath, work, TIMEOUT_OF_PROVOKED), Provocations.TestRerun.NEVER, natural, findings);
    List<JudgedFinding> judged = Verdicts.judge(findings, Stream.concat(natural.stream(), provoked.stream()).map(WorkloadRun::evidence).toList());
    return new Outcome(natural, provoked, judged);
  }

  /** Where the logs and evidence of one program stay until its next run. */
  static Path directory(String name) throws IOException {
    Path directory = Path.of("target", "no-false-confirmed", "runs", name).toAbsolutePath();
    FileUtils.deleteDirectory(directory.toFile());
    return Files.createDirectories(directory);
  }

  private static WorkloadRunner runner(List<String> classPath, Path work, Duration timeout) {
    return new WorkloadRunner(Jdk.running(), classPath, JVM_FLAGS, work, work, timeout, 1, false, line -> {});
  }

  /** The classes below a directory, source file by source file. */
  static List<List<ClassNode>> sources(Path classes, Predicate<Path> included) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      List<ClassNode> types = files.filter(file -> file.toString().endsWith(".class") && included.test(file)).sorted().map(FalseConfirmations::parse).toList();
      return List.copyOf(new ArrayList<>(types.stream().collect(Collectors.groupingBy(FalseConfirmations::sourceFile, TreeMap::new, Collectors.toList())).values()));
    }
  }

  private static String sourceFile(ClassNode type) {
    return type.name.substring(0, type.name.lastIndexOf('/') + 1) + type.sourceFile;
  }

  private static ClassNode parse(Path file) {
    try {
      return InstrumentedClasses.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
