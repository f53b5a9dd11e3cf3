package dev.concurrency.maven.workload;

import dev.concurrency.maven.jvm.ArgumentFile;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.jvm.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs workloads, each in a JVM of its own. Immutable and thread-safe.
 *
 * @param classPath of the workloads
 * @param jvmArgs for every workload's JVM
 * @param directory in which they run
 * @param work where logs and argument files go
 * @param timeout for each of them
 * @param threads how many run at the same time
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
    Consumer<String> progress) {

  /** What is added to one workload's JVM, so that it is observed. */
  public interface Observer {
    /** @param name unique among the runs, and fit to be a file's name */
    List<String> jvmArguments(String name) throws IOException;
  }

  /**
   * Runs them all; a failing one does not stop the others.
   *
   * @return in the order of {@code workloads}
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if the calling thread was interrupted; no workload is alive then
   */
  public List<WorkloadRun> run(List<Workload> workloads, Observer observer) throws IOException, InterruptedException {
    Map<String, Integer> names = new HashMap<>();
    AtomicInteger ended = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<WorkloadRun>> runs = new ArrayList<>();
      for (Workload workload : workloads) {
        int number = names.merge(workload.mainClass(), 1, Integer::sum);
        String name = number == 1 ? workload.mainClass() : workload.mainClass() + "-" + number;
        runs.add(
            executor.submit(
                () -> {
                  WorkloadRun run = new WorkloadRun(name, workload, run(workload, name, observer));
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

  private ProcessResult run(Workload workload, String name, Observer observer) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(observer.jvmArguments(name));
    arguments.addAll(jvmArgs);
    arguments.addAll(workload.jvmArgs());
    arguments.add("-cp");
    arguments.add(String.join(File.pathSeparator, classPath));
    arguments.add(workload.mainClass());
    arguments.addAll(workload.args());
    Path argumentFile = work.resolve(name + ".args");
    ArgumentFile.write(argumentFile, arguments);
    return ProcessRunner.run(
        List.of(jdk.java().toString(), "@" + argumentFile), directory, Map.of(), work.resolve(name + ".log"), timeout);
  }

  private static String describe(WorkloadRun run) {
    ProcessResult result = run.result();
    String line = run.name() + " … " + ProcessResult.seconds(result.elapsed());
    return result.succeeded() ? line : line + ", " + result.describe();
  }
}
