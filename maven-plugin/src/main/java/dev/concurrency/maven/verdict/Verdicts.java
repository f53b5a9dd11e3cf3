package dev.concurrency.maven.verdict;

import static java.util.Map.entry;

import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges findings by what the workloads left behind. */
public final class Verdicts {

  /** So many executions on harmless threads, and not one elsewhere, speak against a finding. */
  static final long REFUTED_AFTER = 100;

  /** A spin that is over sooner is shorter than putting a thread to sleep and waking it up again. */
  private static final long MANY_ROUNDS = 10_000;

  private static final long MANY_NAPS = 10;

  /** Tasks, tests and locks are not judged: they only serve the other sites of their finding. */
  private static final Map<Probe, Criterion> CRITERIA =
      new EnumMap<>(
          Map.ofEntries(
              entry(Probe.BLOCKING_CALL, new BlockingCallCriterion()),
              entry(Probe.CALLER_WAIT, new CallerWaitCriterion()),
              entry(Probe.ACTOR_WAIT, new ActorWaitCriterion()),
              entry(Probe.ACTOR_STATE, new ActorStateCriterion()),
              entry(Probe.CPU_LOOP, new CpuLoopCriterion()),
              entry(Probe.DISCARDED_RESULT, new DiscardedResultCriterion()),
              entry(Probe.NEVER_SUBSCRIBED, new NeverSubscribedCriterion("thrown away")),
              entry(Probe.ARGUMENT_NEVER_SUBSCRIBED, new NeverSubscribedCriterion("handed in")),
              entry(Probe.NULL_RESULT, new NullResultCriterion()),
              entry(Probe.DROPPED_FAILURE, new DroppedFailureCriterion()),
              entry(Probe.PERIODIC_TASK, new PeriodicTaskCriterion()),
              entry(Probe.IN_FLIGHT, new InFlightCriterion()),
              entry(Probe.LIVE_THREADS, new LiveThreadsCriterion()),
              entry(Probe.TIMED_WAIT, new LateWorkCriterion()),
              entry(Probe.TIMEOUT_STAGE, new LateWorkCriterion()),
              entry(Probe.SERIAL_WAIT, new SerialWaitCriterion()),
              entry(Probe.CREATION, new CreationCriterion()),
              entry(Probe.POOL_WAIT, new PoolWaitCriterion()),
              entry(Probe.LOOP_WAIT, new LoopWaitCriterion()),
              entry(Probe.LOST_UPDATE, new LostUpdateCriterion()),
              entry(Probe.CONFLICT, new ConflictCriterion()),
              entry(Probe.STALE_TEST, new StaleTestCriterion()),
              entry(Probe.HELD_WAIT, new HeldWaitCriterion()),
              entry(Probe.FOREIGN_UNLOCK, new ForeignUnlockCriterion()),
              entry(Probe.INTERRUPT, new SwallowedInterruptCriterion()),
              entry(Probe.POOL_GROWTH, new PoolGrowthCriterion()),
              entry(Probe.THREAD_REUSE, new ThreadReuseCriterion()),
              entry(Probe.PINNED_WAIT, new PinnedWaitCriterion()),
              entry(Probe.BUSY_LOOP, new BusyLoopCriterion(MANY_ROUNDS, false)),
              entry(Probe.POLLING_LOOP, new BusyLoopCriterion(MANY_NAPS, true)),
              entry(Probe.PROXIED_CALL, new ProxiedCallCriterion()),
              entry(Probe.PROXIED_RESULT, new ProxiedResultCriterion()),
              entry(Probe.PROXIED_BODY, new ProxiedBodyCriterion()),
              entry(Probe.USE_AFTER_CLOSE, new UseAfterCloseCriterion())));

  /** What makes the defect that a probe looks for show more often. */
  private static final Map<Probe, Provocation> PROVOCATIONS =
      Map.of(
          Probe.LOST_UPDATE, Provocation.SCHEDULE,
          Probe.CONFLICT, Provocation.SCHEDULE,
          Probe.STALE_TEST, Provocation.SCHEDULE,
          Probe.OUTSIDE_WAIT, Provocation.LATENCY,
          Probe.DISCARDED_RESULT, Provocation.FAULTS,
          Probe.DROPPED_FAILURE, Provocation.FAULTS,
          Probe.PERIODIC_TASK, Provocation.FAULTS,
          Probe.IN_FLIGHT, Provocation.LOAD,
          Probe.LIVE_THREADS, Provocation.LOAD);

  private Verdicts() {}

  /**
   * Gives each finding its verdict, in the order of the findings. More runs can turn any verdict into CONFIRMED, and none can take that back. What a
   * provoked run, or one of another state of the sources, does not show says nothing.
   */
  public static List<JudgedFinding> judge(List<Finding> findings, List<RunEvidence> runs) {
    return findings.stream().map(finding -> new JudgedFinding(finding, judge(finding, runs))).toList();
  }

  /** Where it is known without running anything that nothing comes by. */
  public static List<JudgedFinding> unreached(List<Finding> findings, String why) {
    return findings.stream()
        .map(finding -> new JudgedFinding(finding, finding.sites().isEmpty() ? judge(finding, List.of()) : Judgement.of(Verdict.NOT_EXERCISED, why, "")))
        .toList();
  }

  /** The findings that are still to be proved, and may be with this provocation, because a run came by them. */
  public static List<Finding> undecided(List<JudgedFinding> judged, Provocation provocation) {
    return judged.stream()
        .filter(one -> one.judgement().verdict() == Verdict.NOT_OBSERVED)
        .map(JudgedFinding::finding)
        .filter(finding -> finding.sites().stream().anyMatch(site -> PROVOCATIONS.get(site.probe()) == provocation))
        .toList();
  }

  /** Whether a run came by the place of a finding. */
  public static boolean reached(Finding finding, RunEvidence run) {
    return executions(finding, run.jvms()) > 0;
  }

  private static Judgement judge(Finding finding, List<RunEvidence> all) {
    if (ErrorProneProfile.contains(finding.rule())) {
      return Judgement.of(Verdict.NOT_RUN, "found by Error Prone, of whose checks no run is watched", "");
    }
    if (all.isEmpty()) {
      return Judgement.of(Verdict.NOT_RUN, "no workload was run", "");
    }
    List<RunEvidence> watching = all.stream().filter(run -> run.standing().watched(finding)).toList();
    List<RunEvidence> naturalFirst =
        watching.stream().sorted(Comparator.comparing((RunEvidence run) -> run.provocation() != null).thenComparing(run -> run.standing().earlier())).toList();
    for (RunEvidence run : naturalFirst) {
      // Compared with what the same machine did in the same build when it was left alone.
      List<RunEvidence> natural = watching.stream().filter(other -> other.provocation() == null && other.standing().equals(run.standing())).toList();
      Optional<Judgement> confirmed = confirmed(finding, run, natural);
      if (confirmed.isPresent()) {
        return confirmed.get();
      }
    }
    List<RunEvidence> runs = watching.stream().filter(RunEvidence::absenceCounts).toList();
    List<JvmEvidence> whole = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    String workload = "";
    for (RunEvidence run : runs) {
      boolean forgiven = run.standing().earlier();
      if (run.jvms().isEmpty() && !forgiven) {
        gaps.add(new Gap(run, "the agent never started in it", false));
      }
      for (JvmEvidence jvm : run.jvms()) {
        Optional<String> blind = blind(finding, jvm);
        if (blind.isPresent() && forgiven) {
          continue;
        }
        if (blind.isPresent()) {
          return Judgement.of(Verdict.INCONCLUSIVE, blind.get(), run.outcome().workload());
        }
        Optional<String> gap = run.outcome().killed() ? Optional.of("it was " + run.outcome().reason()) : jvm.incomplete();
        boolean reached = executions(finding, List.of(jvm)) > 0;
        if (gap.isPresent() && !forgiven) {
          gaps.add(new Gap(run, gap.get(), reached));
        } else if (gap.isEmpty()) {
          whole.add(jvm);
          workload = reached && workload.isEmpty() ? run.outcome().workload() : workload;
        }
      }
    }
    Optional<Gap> reachedGap = gaps.stream().filter(Gap::reached).findFirst();
    if (reachedGap.isPresent()) {
      return reachedGap.get().judgement();
    }
    if (executions(finding, whole) > 0) {
      return executed(finding, whole, gaps, workload);
    }
    if (!gaps.isEmpty()) {
      return gaps.get(0).judgement();
    }
    return whole.isEmpty() ? Judgement.of(Verdict.INCONCLUSIVE, nothingCounts(watching), "") : notExercised(finding, whole);
  }

  private static String nothingCounts(List<RunEvidence> watching) {
    if (watching.isEmpty()) {
      return "no run watched it: it is new, or its statement has changed since the evidence was collected";
    }
    return watching.stream().anyMatch(RunEvidence::absenceCounts)
        ? "all earlier runs were cut off"
        : "the evidence is of other sources than those of now, or was provoked; such evidence can confirm, and nothing else";
  }

  /** A run that was cut off: what it did not show says nothing. */
  private record Gap(RunEvidence run, String why, boolean reached) {

    Judgement judgement() {
      return Judgement.of(
          Verdict.INCONCLUSIVE,
          "workload " + run.outcome().workload() + " cannot say: " + why + (reached ? ", after the place had been reached" : ""),
          run.outcome().workload());
    }
  }

  /** @param natural the runs that were left alone */
  private static Optional<Judgement> confirmed(Finding finding, RunEvidence run, List<RunEvidence> natural) {
    List<JvmEvidence> jvms = run.jvms().stream().filter(JvmEvidence::canBeBelieved).toList();
    for (Observed observed : judged(finding, jvms)) {
      Optional<Criterion.Proof> proof =
          run.provocation() == null
              ? criterion(observed).proof(observed)
              : criterion(observed).provoked(observed, run.provocation(), new Observed(finding, observed.index(), all(natural)));
      if (proof.isPresent()) {
        return Optional.of(
            new Judgement(
                Verdict.CONFIRMED, run.provocation() != null, proof.get().why() + run.standing().words(), proof.get().figures(), run.outcome().workload()));
      }
    }
    return Optional.empty();
  }

  private static List<JvmEvidence> all(List<RunEvidence> runs) {
    return runs.stream().flatMap(run -> run.jvms().stream()).toList();
  }

  private static Judgement executed(Finding finding, List<JvmEvidence> jvms, List<Gap> gaps, String workload) {
    List<Observed> all = judged(finding, jvms);
    List<Observed> executed = all.stream().filter(observed -> observed.entered() > 0).toList();
    for (Observed observed : executed) {
      Optional<String> unknown = criterion(observed).unknown(observed);
      if (unknown.isPresent()) {
        return Judgement.of(Verdict.INCONCLUSIVE, unknown.get(), workload);
      }
    }
    boolean refuted =
        gaps.isEmpty()
            && all.stream().allMatch(observed -> observed.entered() >= REFUTED_AFTER && criterion(observed).harmless(observed));
    Observed first = executed.get(0);
    String why = criterion(first).absence(first) + (gaps.isEmpty() ? "" : " (workload " + gaps.get(0).run().outcome().workload() + " cannot say: " + gaps.get(0).why() + ")");
    return new Judgement(
        refuted ? Verdict.REFUTED : Verdict.NOT_OBSERVED, false, why, Map.of("executions", first.entered()), workload);
  }

  private static Judgement notExercised(Finding finding, List<JvmEvidence> jvms) {
    boolean loaded = judged(finding, jvms).stream().anyMatch(observed -> !observed.records("instrumented").isEmpty());
    String topLevel = finding.sites().isEmpty() ? finding.owner() : finding.sites().get(0).topLevelClass();
    return Judgement.of(
        Verdict.NOT_EXERCISED,
        loaded ? "line " + finding.line() + " was never reached" : "the class that holds it, in " + topLevel + ", was never loaded",
        "");
  }

  private static long executions(Finding finding, List<JvmEvidence> jvms) {
    return judged(finding, jvms).stream().mapToLong(Observed::entered).sum();
  }

  /** Why nothing can be seen of the finding in this JVM. */
  private static Optional<String> blind(Finding finding, JvmEvidence jvm) {
    for (int i = 0; i < finding.sites().size(); i++) {
      for (String type : List.of("stale", "uninstrumentable")) {
        var records = jvm.records(SiteSpec.key(finding.id(), i), type);
        if (!records.isEmpty()) {
          return Optional.of(Words.text(records.get(0), "why"));
        }
      }
    }
    return Optional.empty();
  }

  /** The sites of the finding that are judged by themselves; those of tasks only serve others. */
  private static List<Observed> judged(Finding finding, List<JvmEvidence> jvms) {
    List<Observed> observed = new ArrayList<>();
    for (int i = 0; i < finding.sites().size(); i++) {
      if (CRITERIA.containsKey(finding.sites().get(i).probe())) {
        observed.add(new Observed(finding, i, jvms));
      }
    }
    return observed;
  }

  private static Criterion criterion(Observed observed) {
    return CRITERIA.get(observed.site().probe());
  }
}
