package dev.concurrency.maven.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.JvmEvidence;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the records of several runs. Each case: records of the site {@code a} in some runs. */
class ProfileTest {

  private static final TaskSite SITE = site("a", "java.lang.Runnable");

  private static TaskSite site(String id, String task) {
    return new TaskSite(id, "A.java", 1, 1, "A", "m()V", "Executor.execute", 0, task, "", new Site(Probe.TASK_PROFILE, "A", "A.java", 1, 1, 1, "", "", "", 0));
  }

  /** Tasks that waited, in a pool of some size, on a machine with four cores. */
  private static String waited(int runs, int pool) {
    return ("{'t':'site','site':'a#0','entered':%1$d,'runs':%1$d,'finished':%1$d,'wallMs':1000.0,'cpuMs':10.0,'cpuWallMs':1000.0,'counted':%1$d,'waits':%1$d,"
            + "'monitorBlocks':0,'looks':100,'waitingLooks':98,'readyLooks':0,'peak':%2$d,'distinctThreads':%2$d,'spanMs':500.0,'jdk':21,'cores':4,'notFollowed':0,"
            + "'ranOn':[{'kind':'PLATFORM','n':%1$d,'longestMs':9.0,'thread':'w'}],'pools':[{'pool':'Pool','threads':%2$d,'threadsSeen':%2$d}]}")
        .formatted(runs, pool);
  }

  private static final String END = "{'t':'end','dropped':0}";

  private static RunEvidence run(String workload, Provocation provocation, String... records) {
    String text = "{'t':'hello','schema':1}\n{'t':'canary'}\n" + String.join("\n", records);
    return new RunEvidence(new RunOutcome(workload, 0, false, ""), List.of(JvmEvidence.parse(text.replace('\'', '"'))), provocation);
  }

  private static RunEvidence run(String workload, String... records) {
    return run(workload, null, records);
  }

  private static ProfiledTask profiled(RunEvidence... runs) {
    return Profile.of(List.of(SITE), Arrays.asList(runs)).tasks().get(0);
  }

  @Test
  void figuresOfAllRunsAddUpAndAPeakDoesNot() {
    ProfiledTask task = profiled(run("One", waited(12, 8), END), run("Two", waited(30, 5), END), run("Three", END));

    assertThat(task.figures().runs()).isEqualTo(42);
    assertThat(task.figures().wallMs()).isEqualTo(2_000);
    assertThat(task.figures().peak()).isEqualTo(8);
    assertThat(task.figures().threads()).isEqualTo(13);
    assertThat(task.figures().pools()).containsExactly(new TaskFigures.Pool("Pool", 8), new TaskFigures.Pool("Pool", 5));
    assertThat(task.workloads()).containsExactly("One", "Two");
    assertThat(task.badFits()).isEmpty();
  }

  @Test
  void aPoolFitsBadlyInTheWorkloadThatHasIt() {
    ProfiledTask task = profiled(run("Broken", waited(12, 4), END), run("Fixed", waited(12, 64), END));

    assertThat(task.badFits()).extracting(BadFit::workload).containsExactly("Broken");
    assertThat(task.badFits().get(0).why()).contains("12 runs of 1000 ms in all, at most 4 at the same time");
  }

  @Test
  void whatItTakesAllWorkloadsToSayIsSaidOfAll() {
    assertThat(profiled(run("One", waited(6, 4), END), run("Two", waited(6, 4), END)).badFits()).extracting(BadFit::workload).containsExactly("One, Two");
  }

  @Test
  void aProvokedRunDoesNotCount() {
    assertThat(profiled(run("Load", Provocation.SCHEDULE, waited(12, 4), END)).fit().words()).isEqualTo("never reached");
  }

  @Test
  void aRunThatWasCutOffCountsAndIsNamed() {
    Profile profile = Profile.of(List.of(SITE), List.of(run("Load", waited(12, 8))));

    assertThat(profile.tasks().get(0).figures().runs()).isEqualTo(12);
    assertThat(profile.notes()).containsExactly("Load, counted until it stopped: it ended without its last record, as if killed or crashed");
  }

  @Test
  void aRunWhoseAgentIsNotToBeTrustedDoesNotCountAndIsNamed() {
    RunEvidence blind = new RunEvidence(new RunOutcome("Load", 0, false, ""), List.of(JvmEvidence.parse("{\"t\":\"hello\",\"schema\":1}\n" + waited(12, 8).replace('\'', '"'))));
    RunEvidence without = new RunEvidence(new RunOutcome("Other", 0, false, ""), List.of());
    Profile profile = Profile.of(List.of(SITE), List.of(blind, without));

    assertThat(profile.tasks().get(0).ran()).isFalse();
    assertThat(profile.notes())
        .containsExactly("Load, not counted: the agent did not see the defects of its own canary", "Other: the agent never started in it");
  }

  @Test
  void aSiteThatIsNotInTheClassFileIsNotTakenForOneThatNeverRan() {
    ProfiledTask task = profiled(run("Load", "{'t':'stale','site':'a#0','why':'A.java:1 has no call'}", END));

    assertThat(task.isNotFollowed()).isTrue();
    assertThat(task.fit().why()).isEqualTo("A.java:1 has no call");
  }

  @Test
  void onlyWhatCanBeFollowedIsObserved() {
    List<TaskSite> sites = List.of(SITE, site("b", "java.util.function.Function"));

    assertThat(Profile.toObserve(sites)).extracting(Finding::id).containsExactly("a");
    assertThat(Profile.of(sites, List.of()).tasks().get(1).isNotFollowed()).isTrue();
  }

  @Test
  void withoutAWorkloadThatIsSaid() {
    assertThat(Profile.of(List.of(SITE), List.of()).notes()).containsExactly("no workload was run, so no task was seen");
  }
}
