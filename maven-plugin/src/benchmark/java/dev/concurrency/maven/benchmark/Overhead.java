package dev.concurrency.maven.benchmark;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.ProbedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the agent costs a workload: each benchmark without and with it, in turns, as ratios of the CPU time of one run.
 *
 * <p>Arguments: a directory to work in, the source file of {@link Workloads}, and how many rounds.
 */
public final class Overhead {

  /** Short ones, and many: on a machine that does other things too, some of them are left alone. */
  private static final TimeValue ITERATION = TimeValue.milliseconds(100);

  private Overhead() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    int rounds = Integer.parseInt(args[2]);
    ProbedRun run = ProbedRun.prepare(work, "overhead", List.of(flagged(Path.of(args[1]))), Duration.ofHours(1));
    if (rounds == 0) {
      // Only the agent's files are wanted, for the start-up.
      System.out.println(String.join(" ", run.jvmArguments()));
      return;
    }
    Map<String, List<Double>> without = new TreeMap<>();
    Map<String, List<Double>> with = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      measure(List.of(), without);
      measure(run.jvmArguments(), with);
    }
    for (String benchmark : without.keySet()) {
      double plain = Collections.min(without.get(benchmark));
      double probed = Collections.min(with.get(benchmark));
      System.out.printf("%-28s %9.3f us -> %9.3f us   %.3fx   (%s -> %s)%n", benchmark, plain, probed, probed / plain, list(without.get(benchmark)), list(with.get(benchmark)));
    }
  }

  private static void measure(List<String> jvmArguments, Map<String, List<Double>> into) throws Exception {
    var options =
        new OptionsBuilder()
            .include(Workloads.class.getName())
            .jvmArgsAppend(jvmArguments.toArray(new String[0]))
            .forks(1)
            .warmupIterations(40)
            .warmupTime(ITERATION)
            .measurementIterations(100)
            .measurementTime(ITERATION)
            .addProfiler(CpuPerOperation.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    for (RunResult result : new Runner(options).run()) {
      // The cheapest iteration: what else the machine does only ever adds.
      double best =
          result.getBenchmarkResults().iterator().next().getIterationResults().stream()
              .mapToDouble(iteration -> iteration.getSecondaryResults().get(CpuPerOperation.MICROS).getScore())
              .min()
              .orElseThrow();
      into.computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new ArrayList<>()).add(best);
    }
  }

  /** The call that {@link Workloads} marks. */
  private static Finding flagged(Path source) throws Exception {
    List<String> lines = Files.readAllLines(source);
    int line = 1;
    while (!lines.get(line - 1).endsWith("// flagged")) {
      line++;
    }
    String type = Workloads.class.getName();
    Site site = new Site(Probe.BLOCKING_CALL, type, "Workloads.java", line, line, line, "java.util.Queue", "poll", "()Ljava/lang/Object;", 0);
    return new Finding(
        "flagged", "BlockingOnEventLoop", Severity.ERROR, "", "Workloads.java", line, 1, line, line, 0, 0, type, "", "", List.of(), List.of(site), List.of());
  }

  private static String list(List<Double> times) {
    return String.join(" ", times.stream().map(time -> String.format("%.3f", time)).toList());
  }
}
