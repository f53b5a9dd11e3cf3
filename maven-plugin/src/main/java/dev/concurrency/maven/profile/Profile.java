package dev.concurrency.maven.profile;

import com.google.gson.JsonObject;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import dev.concurrency.maven.verdict.JvmEvidence;
import dev.concurrency.maven.verdict.RunEvidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the tasks of a module did with their threads.
 *
 * @param tasks in the order of the analysis; null if no profile was asked for
 * @param notes why figures are missing or too low, one sentence each
 */
public record Profile(List<ProfiledTask> tasks, List<String> notes) {

  /** Nobody asked for one. */
  public static final Profile NONE = new Profile(null, List.of());

  /** Tasks of these types can be replaced by ones that tell when they run. */
  private static final Set<String> FOLLOWED = Set.of("java.lang.Runnable", "java.util.concurrent.Callable", "java.util.function.Supplier");

  public Profile {
    tasks = tasks == null ? null : List.copyOf(tasks);
    notes = List.copyOf(notes);
  }

  /** What a run has to observe for a profile of these sites, beside its findings. */
  public static List<Finding> toObserve(List<TaskSite> sites) {
    return sites.stream().filter(Profile::isFollowed).map(Profile::observed).toList();
  }

  /** Runs observe findings; a task site travels as one of which no verdict is asked. */
  private static Finding observed(TaskSite task) {
    return new Finding(
        task.id(), task.site().probe().name(), Severity.INFO, "", task.file(), task.line(), task.column(), task.site().statementStart(),
        task.site().statementEnd(), 0, 0, task.owner(), task.method(), task.expected(), List.of(), List.of(task.site()), List.of());
  }

  private static boolean isFollowed(TaskSite site) {
    return FOLLOWED.contains(site.task());
  }

  /** Reads the profile off what the runs left behind. Runs in which something was provoked do not count. */
  public static Profile of(List<TaskSite> sites, List<RunEvidence> runs) {
    List<RunEvidence> natural = runs.stream().filter(run -> run.provocation() == null).toList();
    return new Profile(sites.stream().map(site -> profiled(site, natural)).toList(), notes(natural));
  }

  private static ProfiledTask profiled(TaskSite site, List<RunEvidence> runs) {
    Map<String, List<JsonObject>> byWorkload = new LinkedHashMap<>();
    for (RunEvidence run : runs) {
      run.jvms().stream()
          .filter(JvmEvidence::canBeBelieved)
          .map(jvm -> jvm.snapshot(SiteSpec.key(site.id(), 0)))
          .filter(record -> record.has("runs"))
          .forEach(record -> byWorkload.computeIfAbsent(run.outcome().workload(), name -> new ArrayList<>()).add(record));
    }
    TaskFigures figures = TaskFigures.of(byWorkload.values().stream().flatMap(List::stream).toList());
    Fit fit = figures.runs() > 0 ? Fit.of(figures) : notRun(site, figures, runs).orElse(Fit.of(figures));
    List<String> workloads = new ArrayList<>();
    List<BadFit> badFits = new ArrayList<>();
    byWorkload.forEach((workload, records) -> {
      TaskFigures own = TaskFigures.of(records);
      if (own.runs() > 0) {
        workloads.add(workload);
      }
      // Each by itself: two workloads may well give the same task different pools.
      BadFit.of(Fit.of(own), workload).ifPresent(badFits::add);
    });
    if (badFits.isEmpty()) {
      BadFit.of(fit, String.join(", ", workloads)).ifPresent(badFits::add);
    }
    return new ProfiledTask(site, figures, fit, badFits, workloads);
  }

  /** Why no run was seen, if it is for another reason than that there was none. */
  private static Optional<Fit> notRun(TaskSite site, TaskFigures figures, List<RunEvidence> runs) {
    if (!isFollowed(site)) {
      return Optional.of(Fit.notFollowed("its task is a " + site.task() + "; only Runnable, Callable and Supplier are followed"));
    }
    if (figures.notFollowed() > 0) {
      return Optional.of(Fit.notFollowed("its tasks are of " + figures.notFollowedType() + ", which its receiver may look into"));
    }
    String key = SiteSpec.key(site.id(), 0);
    return runs.stream()
        .flatMap(run -> run.jvms().stream())
        .flatMap(jvm -> Stream.concat(jvm.records(key, "uninstrumentable").stream(), jvm.records(key, "stale").stream()))
        .map(record -> Fit.notFollowed(record.get("why").getAsString()))
        .findFirst();
  }

  private static List<String> notes(List<RunEvidence> runs) {
    List<String> notes = new ArrayList<>();
    if (runs.isEmpty()) {
      notes.add("no workload was run, so no task was seen");
    }
    for (RunEvidence run : runs) {
      if (run.jvms().isEmpty()) {
        notes.add(run.outcome().workload() + ": the agent never started in it");
      }
      run.jvms().stream()
          .flatMap(jvm -> jvm.incomplete().stream().map(why -> run.outcome().workload() + (jvm.canBeBelieved() ? ", counted until it stopped: " : ", not counted: ") + why))
          .distinct()
          .forEach(notes::add);
    }
    return notes;
  }
}
