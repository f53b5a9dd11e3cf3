package dev.concurrency.maven.probe;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.verdict.Judgement;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the main method of a test's source file in a JVM with the agent, and judges its findings. */
final class ForkedJvm {

  private static final Duration NO_DEADLINE = Duration.ofMinutes(5);

  private final Path directory;
  private final Sources sources;
  private final List<String> options = new ArrayList<>();
  private String childOptions;
  private Sabotage sabotage = run -> {};
  private Duration deadline = NO_DEADLINE;
  private Provocation provocation;
  private boolean observe;

  ForkedJvm(Path directory, Sources sources) {
    this.directory = directory;
    this.sources = sources;
  }

  ForkedJvm deadline(Duration howLong) {
    deadline = howLong;
    return this;
  }

  ForkedJvm provoking(Provocation what) {
    provocation = what;
    return this;
  }

  /** Has the JVM recorded too. */
  ForkedJvm observing() {
    observe = true;
    return this;
  }

  ForkedJvm option(String option) {
    options.add(option);
    return this;
  }

  /** Does something to the agent's files before the JVM starts. */
  ForkedJvm breaking(Sabotage what) {
    sabotage = what;
    return this;
  }

  /** Passes what a child JVM needs to have the agent too, in a system property. */
  ForkedJvm childOptions(String property) {
    childOptions = property;
    return this;
  }

  /** What is left of a run. */
  record Result(int exitCode, String output, Map<String, Judgement> judgements, List<String> records) {

    Map<String, Verdict> verdicts() {
      Map<String, Verdict> verdicts = new LinkedHashMap<>();
      judgements.forEach((id, judgement) -> verdicts.put(id, judgement.verdict()));
      return verdicts;
    }

    String why(String id) {
      return judgements.get(id).why();
    }

    /** All there is, for the message of a failed assertion. */
    @Override
    public String toString() {
      return "exit code " + exitCode + "\n" + output + "\n" + String.join("\n", records) + "\n" + judgements;
    }
  }

  /** What goes wrong before the start. */
  interface Sabotage {
    void act(ProbedRun run) throws IOException;
  }

  /** What a test does with the running process. */
  interface Meanwhile {
    void act(Process process, Path evidence) throws IOException, InterruptedException;
  }

  Result run(Finding... findings) throws IOException, InterruptedException {
    return run((process, evidence) -> {}, findings);
  }

  Result run(Meanwhile meanwhile, Finding... findings) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    sources.compile(classes, Math.min(Runtime.version().feature(), 25));
    ProbedRun run = ProbedRun.prepare(directory.resolve("a path with spaces"), "test", List.of(findings), deadline, provocation, observe);
    sabotage.act(run);
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(run.jvmArguments());
    command.addAll(options);
    if (childOptions != null) {
      command.add("-D" + childOptions + "=" + run.javaToolOptions());
    }
    command.add("-D" + WorkloadEvidence.DIRECTORY + "=" + run.evidence());
    command.addAll(List.of("-cp", classes + File.pathSeparator + System.getProperty("java.class.path"), sources.topLevelClass()));
    Path output = directory.resolve("output.txt");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    meanwhile.act(process, run.evidence());
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the workload hangs: " + Files.readString(output));
    }
    RunOutcome outcome = new RunOutcome("test", process.exitValue(), false, "ended by itself");
    RunEvidence evidence = RunEvidence.read(outcome, run.evidenceFiles(), provocation);
    Map<String, Judgement> judgements = new LinkedHashMap<>();
    for (JudgedFinding judged : Verdicts.judge(List.of(findings), List.of(evidence))) {
      judgements.put(judged.finding().id(), judged.judgement());
    }
    List<String> records = new ArrayList<>();
    for (Path file : run.evidenceFiles()) {
      records.addAll(Files.readAllLines(file));
    }
    return new Result(process.exitValue(), Files.readString(output), judgements, records);
  }
}
