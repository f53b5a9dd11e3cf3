package dev.concurrency.maven.workload;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be done to workloads to make defects show, and the runs in which it is done: each in a JVM of its own, and only where something is still to be proved. */
public final class Provocations {

  private static final String NONE = "none";

  private final Set<Provocation> allowed;

  private Provocations(Set<Provocation> allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads what the user allows.
   *
   * @param words may be null
   * @throws IllegalArgumentException if a word is not known; the message says what to write
   */
  public static Provocations parse(List<String> words) {
    Set<Provocation> allowed = EnumSet.noneOf(Provocation.class);
    for (String word : words == null ? List.<String>of() : words) {
      String plain = word.trim().toLowerCase(Locale.ROOT);
      if (!plain.isEmpty() && !plain.equals(NONE)) {
        allowed.add(provocation(plain));
      }
    }
    return new Provocations(allowed);
  }

  private static Provocation provocation(String word) {
    for (Provocation provocation : Provocation.values()) {
      if (word(provocation).equals(word)) {
        return provocation;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no value for provoke; use none, or some of latency, faults, schedule and load");
  }

  /** What a provocation is called in parameters, reports and file names. */
  public static String word(Provocation provocation) {
    return provocation.name().toLowerCase(Locale.ROOT);
  }

  /** Runs the project's tests again, of the runs with these names. */
  @FunctionalInterface
  public interface TestRerun {
    /** Where there are no tests. */
    TestRerun NEVER = (names, observing) -> List.of();

    List<WorkloadRun> again(Set<String> names, TestObservation.Observing observing) throws IOException, InterruptedException;
  }

  /**
   * Runs again, once for each provocation, the workloads and tests that came by a finding without showing its defect, if the provocation can make it show.
   *
   * @param natural the runs in which the workloads were left alone
   * @param tests runs the project's tests again
   * @return the further runs; empty if nothing is allowed, or nothing is left to be proved
   */
  public List<WorkloadRun> run(WorkloadRunner runner, TestRerun tests, List<WorkloadRun> natural, List<Finding> findings)
      throws IOException, InterruptedException {
    List<WorkloadRun> runs = new ArrayList<>(natural);
    for (Provocation provocation : allowed) {
      List<Finding> undecided = Verdicts.undecided(Verdicts.judge(findings, runs.stream().map(WorkloadRun::evidence).toList()), provocation);
      List<WorkloadRun> came =
          natural.stream().filter(run -> undecided.stream().anyMatch(finding -> Verdicts.reached(finding, run.evidence()))).toList();
      List<Workload> again = came.stream().filter(run -> !run.isOfTests()).map(WorkloadRun::workload).toList();
      if (provocation == Provocation.LOAD) {
        again.stream().filter(workload -> workload.loadArgs().isEmpty()).forEach(workload -> runner.progress().accept(noLoad(workload)));
        again = again.stream().filter(workload -> !workload.loadArgs().isEmpty()).map(Workload::underLoad).toList();
      }
      if (!again.isEmpty()) {
        runs.addAll(runner.run(again, undecided, provocation));
      }
      Set<String> testsAgain = came.stream().filter(WorkloadRun::isOfTests).map(WorkloadRun::name).collect(Collectors.toSet());
      // Nobody can ask tests for more of the same.
      if (!testsAgain.isEmpty() && provocation != Provocation.LOAD) {
        runs.addAll(tests.again(testsAgain, TestObservation.provoked(provocation, undecided)));
      }
    }
    return runs.subList(natural.size(), runs.size());
  }

  /** A program's arguments are its own: how to ask it for more, only its author can say. */
  private static String noLoad(Workload workload) {
    return workload.mainClass() + " is not run with more to do: name, in <loadArgs> of its <workload>, the arguments that ask it for about four times as much";
  }
}
