package dev.concurrency.maven.workload;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.figures.FiguresFile;
import dev.concurrency.maven.jvm.ArgumentFile;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.jvm.ProcessRunner;
import dev.concurrency.maven.probe.ProbedRun;
import dev.concurrency.maven.probe.runtime.Agent;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs workloads, each in a JVM of its own with the agent in it. Immutable and thread-safe.
 *
 * @param classPath of the workloads
 * @param jvmArgs for every workload's JVM
 * @param directory in which they run
 * @param work where logs, settings and evidence go, usually {@code target/concurrency}
 * @param timeout for each of them
 * @param threads how many run at the same time
 * @param observe whether workloads that are left alone are recorded too, for what no finding names
 * @param progress receives one line for each workload that has ended
 */
public record WorkloadRunner(
    Jdk jdk,
    List<String> classPath,
    List<String> jvmArgs,
    Path directory,
    Path work,
    Duration timeout,
    int threads,
    boolean observe,
    Consumer<String> progress) {

  /** The agent keeps the time limit, so that it can say what it saw; this is for a JVM in which even the agent cannot. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  /**
   * Runs them all; a failing one does not stop the others.
   *
   * @param findings what to observe
   * @return in the order of {@code workloads}
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if the calling thread was interrupted; no workload is alive then
   */
  public List<WorkloadRun> run(List<Workload> workloads, List<Finding> findings) throws IOException, InterruptedException {
    return run(workloads, findings, null);
  }

  /** The same, with something done to the workloads that makes defects show; null to leave them alone. */
  public List<WorkloadRun> run(List<Workload> workloads, List<Finding> findings, Provocation provocation) throws IOException, InterruptedException {
    // All before the first JVM starts: they share the agent's jar, and preparing a run writes it anew.
    List<ProbedRun> prepared = new ArrayList<>();
    for (String name : names(workloads)) {
      String run = provocation == null ? name : name + "-" + Provocations.word(provocation);
      prepared.add(ProbedRun.prepare(work, run, findings, timeout, provocation, observe && provocation == null));
    }
    AtomicInteger ended = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<WorkloadRun>> runs = new ArrayList<>();
      for (int i = 0; i < workloads.size(); i++) {
        Workload workload = workloads.get(i);
        ProbedRun probed = prepared.get(i);
        runs.add(
            executor.submit(
                () -> {
                  WorkloadRun run = run(workload, probed, provocation);
                  progress.accept("[" + ended.incrementAndGet() + "/" + workloads.size() + "] " + describe(run));
                  return run;
                }));
      }
      List<WorkloadRun> results = new ArrayList<>();
      for (Future<WorkloadRun> run : runs) {
        results.add(run.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cannotStart) {
        throw cannotStart;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  /** The simple names of the classes; where two have the same, their full ones; with their variant; where one would come twice, with a number. */
  static List<String> names(List<Workload> workloads) {
    Map<String, Set<String>> classes = new HashMap<>();
    workloads.forEach(workload -> classes.computeIfAbsent(simpleName(workload), key -> new HashSet<>()).add(workload.mainClass()));
    Map<String, Integer> used = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Workload workload : workloads) {
      String simple = simpleName(workload);
      String name = (classes.get(simple).size() == 1 ? simple : workload.mainClass()) + (workload.variant() == null ? "" : "-" + workload.variant());
      int number = used.merge(name, 1, Integer::sum);
      names.add(number == 1 ? name : name + "-" + number);
    }
    return names;
  }

  private static String simpleName(Workload workload) {
    return workload.mainClass().substring(workload.mainClass().lastIndexOf('.') + 1);
  }

  private WorkloadRun run(Workload workload, ProbedRun probed, Provocation provocation) throws IOException, InterruptedException {
    Path files = work.resolve("workloads");
    List<String> arguments = new ArrayList<>(probed.jvmArguments());
    arguments.add("-XX:ErrorFile=" + files.resolve(probed.run() + "-crash.log")); // else a crash litters the project's directory
    Path figures = files.resolve(probed.run() + ".figures.jsonl").toAbsolutePath();
    Files.deleteIfExists(figures); // of an earlier run
    if (provocation == null) {
      arguments.add("-D" + FiguresFile.PROPERTY + "=" + figures);
    }
    arguments.addAll(jvmArgs);
    arguments.addAll(workload.jvmArgs());
    arguments.add("-cp");
    arguments.add(String.join(File.pathSeparator, classPath));
    arguments.add(workload.mainClass());
    arguments.addAll(workload.args());
    Path argumentFile = files.resolve(probed.run() + ".args");
    ArgumentFile.write(argumentFile, arguments);
    ProcessResult result =
        ProcessRunner.run(
            List.of(jdk.java().toString(), "@" + argumentFile),
            directory,
            Map.of(),
            files.resolve(probed.run() + ".log"),
            timeout.plus(GRACE));
    boolean stopped = result.timedOut() || result.exitCode() == Agent.DEADLINE_EXIT_CODE;
    ProcessResult told =
        new ProcessResult(stopped, result.exitCode(), result.elapsed(), result.leftBehind(), result.log(), result.lastLines());
    RunOutcome outcome = new RunOutcome(probed.workload(), told.exitCode(), told.timedOut(), told.describe());
    RunEvidence evidence = RunEvidence.read(outcome, probed.evidenceFiles(), provocation).withWhereItStood();
    new EvidenceFolder(probed.evidence()).ended(probed.run(), evidence.outcome(), provocation, probed.evidenceFiles());
    return new WorkloadRun(probed.workload(), workload, told, evidence, FiguresFile.read(figures));
  }

  private static String describe(WorkloadRun run) {
    String line = run.name() + " … " + ProcessResult.seconds(run.result().elapsed());
    return line + (run.succeeded() ? "" : ", " + run.describe()) + run.leftBehind();
  }
}
