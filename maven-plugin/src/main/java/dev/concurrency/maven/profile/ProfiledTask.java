package dev.concurrency.maven.profile;

import static java.util.stream.Collectors.joining;

import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.util.List;

/**
 * A task site and what its tasks did.
 *
 * @param figures of all workloads together
 * @param fit what fits by these figures
 * @param badFits what does not fit, by workload
 * @param workloads those in which its tasks ran
 */
public record ProfiledTask(TaskSite site, TaskFigures figures, Fit fit, List<BadFit> badFits, List<String> workloads) {

  private static final int MOST_POOLS = 2;

  public ProfiledTask {
    badFits = List.copyOf(badFits);
    workloads = List.copyOf(workloads);
  }

  public boolean ran() {
    return figures.runs() > 0;
  }

  /** Whether it may have run without having been seen. */
  public boolean isNotFollowed() {
    return !ran() && fit.words().equals(Fit.NOT_FOLLOWED);
  }

  /** {@code "98 %"}; empty if too little was seen to say. */
  public String waiting() {
    return figures.looks() < Fit.FEWEST_LOOKS ? "" : Fit.percent(figures.waitingShare());
  }

  /** {@code "8 × ThreadPoolExecutor(8), pool-1-thread-1"}: how many threads, of which pools or kind, and the name of one. */
  public String threads() {
    ThreadKind kind = figures.mainKind();
    if (kind == null) {
      return "";
    }
    String pools = figures.pools().stream().limit(MOST_POOLS).map(pool -> pool.name() + (pool.isElastic() ? "" : "(" + pool.threads() + ")")).collect(joining(" and "));
    return figures.threads() + " × " + (kind != ThreadKind.PLATFORM || pools.isEmpty() ? kind.label() : pools) + example(kind);
  }

  private String example(ThreadKind kind) {
    // Virtual threads mostly have no name.
    return figures.ranOn().stream().filter(row -> row.kind() == kind && !row.thread().isEmpty()).map(row -> ", " + row.thread()).findFirst().orElse("");
  }
}
