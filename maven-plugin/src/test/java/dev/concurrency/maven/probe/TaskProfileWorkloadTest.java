package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.maven.profile.Model;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.profile.ProfiledTask;
import dev.concurrency.maven.profile.TaskFigures;
import dev.concurrency.maven.verdict.JvmEvidence;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in a real JVM that wait, and tasks that compute, until the agent has looked at them often enough. */
class TaskProfileWorkloadTest {

  private static final String SUBMIT_CALLABLE = "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;";
  private static final String RUNNABLE = "(Ljava/lang/Runnable;)V";
  private static final String SUPPLY = "(Ljava/util/function/Supplier;Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;";

  private static final Sources TASKS =
      new Sources(
          "demo.Tasks",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Tasks {

            static final ExecutorService FIXED = Executors.newFixedThreadPool(2);
            static final ExecutorService CACHED = Executors.newCachedThreadPool();
            static final CountDownLatch GATE = new CountDownLatch(1);
            static volatile boolean stop;

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 12; i++) {
                FIXED.submit(() -> held()); // waiting
                boolean spins = i < 2;
                CACHED.execute(() -> compute(spins)); // computing
              }
              // At least 50 looks at each, which some run has to last for.
              WorkloadEvidence.await("waiting#0[^\\\\n]*\\"looks\\":([5-9][0-9]|[0-9]{3})");
              WorkloadEvidence.await("computing#0[^\\\\n]*\\"looks\\":([5-9][0-9]|[0-9]{3})");
              GATE.countDown();
              stop = true;
              CompletableFuture.supplyAsync(Tasks::held, FIXED).join(); // few
              Thread thread = new Thread(new Named()); // named
              thread.start();
              thread.join();
              CACHED.execute(new FutureTask<>(Tasks::held)); // future
              FIXED.shutdown();
              CACHED.shutdown();
            }

            static void never() {
              CACHED.execute(Tasks::held); // never
            }

            static String held() {
              try {
                GATE.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "";
            }

            static void compute(boolean spins) {
              long sum = 0;
              while (spins && !stop) {
                sum++;
              }
            }

            static class Named implements Runnable {
              @Override
              public void run() {
                held();
              }
            }
          }
          """);

  @Test
  void tasksThatWaitAreToldFromTasksThatCompute(@TempDir Path directory) throws Exception {
    List<TaskSite> sites =
        List.of(
            site(TASKS, "waiting", "java.util.concurrent.ExecutorService", "submit", SUBMIT_CALLABLE, "java.util.concurrent.Callable"),
            site(TASKS, "computing", "java.util.concurrent.Executor", "execute", RUNNABLE, "java.lang.Runnable"),
            site(TASKS, "few", "java.util.concurrent.CompletableFuture", "supplyAsync", SUPPLY, "java.util.function.Supplier"),
            site(TASKS, "named", "java.lang.Thread", "<init>", RUNNABLE, "java.lang.Runnable"),
            site(TASKS, "future", "java.util.concurrent.Executor", "execute", RUNNABLE, "java.lang.Runnable"),
            site(TASKS, "never", "java.util.concurrent.Executor", "execute", RUNNABLE, "java.lang.Runnable"));
    Finding fanOut = TASKS.finding("fan-out", "UnboundedFanOut", Probe.IN_FLIGHT, "// computing", "java.util.concurrent.Executor", "execute", RUNNABLE);
    List<Finding> observed = new ArrayList<>(Profile.toObserve(sites));
    observed.add(fanOut);
    ForkedJvm.Result result = new ForkedJvm(directory, TASKS).option("-XX:ActiveProcessorCount=2").run(observed.toArray(Finding[]::new));
    Map<String, ProfiledTask> tasks = profile(sites, result);

    ProfiledTask waiting = tasks.get("waiting");
    assertThat(waiting.fit().model()).as(result.toString()).isEqualTo(Model.VIRTUAL_THREADS);
    assertThat(waiting.fit().badFit()).isEqualTo("waiting on a pool the size of the cores (ThreadPoolExecutor of 2 threads, 2 cores)");
    assertThat(waiting.figures().runs()).isEqualTo(12);
    assertThat(waiting.figures().peak()).isEqualTo(2);
    assertThat(waiting.figures().threads()).isEqualTo(2);
    assertThat(waiting.figures().waits()).isGreaterThanOrEqualTo(2);
    assertThat(waiting.workloads()).containsExactly("test");

    ProfiledTask computing = tasks.get("computing");
    assertThat(computing.fit().model()).as(result.toString()).isEqualTo(Model.SIZED_POOL);
    assertThat(computing.fit().badFit()).isEqualTo("computing on an elastic pool (ThreadPoolExecutor without a limit)");
    assertThat(computing.figures().pools()).containsExactly(new TaskFigures.Pool("ThreadPoolExecutor", Integer.MAX_VALUE));
    assertThat(computing.figures().runs()).isEqualTo(12);
    assertThat(computing.figures().peak()).isGreaterThanOrEqualTo(2);

    assertThat(tasks.get("few").fit().words()).isEqualTo("too few runs to say");
    assertThat(tasks.get("few").figures().runs()).isEqualTo(1);
    assertThat(tasks.get("named").figures().runs()).isEqualTo(1);
    assertThat(tasks.get("future").fit().why()).contains("java.util.concurrent.FutureTask");
    assertThat(tasks.get("future").isNotFollowed()).isTrue();
    assertThat(tasks.get("never").fit().words()).isEqualTo("never reached");
    assertThat(tasks.get("never").isNotFollowed()).isFalse();
    // The same call is a finding's, too.
    assertThat(result.why("fan-out")).contains("12 tasks");
  }

  private static final Sources VIRTUAL =
      new Sources(
          "demo.Virtual",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Virtual {

            static final ExecutorService VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();
            static final CountDownLatch GATE = new CountDownLatch(1);
            static volatile boolean stop;

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 12; i++) {
                boolean spins = i < 1;
                VIRTUAL.submit(() -> held()); // waiting
                VIRTUAL.execute(() -> compute(spins)); // computing
              }
              WorkloadEvidence.await("waiting#0[^\\\\n]*\\"looks\\":([5-9][0-9]|[0-9]{3})");
              WorkloadEvidence.await("computing#0[^\\\\n]*\\"looks\\":([5-9][0-9]|[0-9]{3})");
              GATE.countDown();
              stop = true;
              VIRTUAL.close();
            }

            static String held() throws InterruptedException {
              GATE.await();
              return "";
            }

            static void compute(boolean spins) {
              long sum = 0;
              while (spins && !stop) {
                sum++;
              }
            }
          }
          """);

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsAreLookedAtAlthoughTheirProcessorTimeIsNotKnown(@TempDir Path directory) throws Exception {
    List<TaskSite> sites =
        List.of(
            site(VIRTUAL, "waiting", "java.util.concurrent.ExecutorService", "submit", SUBMIT_CALLABLE, "java.util.concurrent.Callable"),
            site(VIRTUAL, "computing", "java.util.concurrent.Executor", "execute", RUNNABLE, "java.lang.Runnable"));
    ForkedJvm.Result result =
        new ForkedJvm(directory, VIRTUAL).option("-XX:ActiveProcessorCount=2").run(Profile.toObserve(sites).toArray(Finding[]::new));
    Map<String, ProfiledTask> tasks = profile(sites, result);

    assertThat(tasks.get("waiting").fit().words()).as(result.toString()).isEqualTo("virtual threads");
    assertThat(tasks.get("waiting").fit().badFit()).isEmpty();
    assertThat(tasks.get("waiting").fit().why()).contains("running at ");
    assertThat(tasks.get("computing").fit().badFit()).as(result.toString()).isEqualTo("computing on virtual threads");
  }

  private static TaskSite site(Sources sources, String id, String owner, String name, String descriptor, String task) {
    return new TaskSite(id, "", 0, 0, "", "", name, 0, task, "", sources.site(Probe.TASK_PROFILE, "// " + id, owner, name, descriptor, 0));
  }

  private static Map<String, ProfiledTask> profile(List<TaskSite> sites, ForkedJvm.Result result) {
    RunEvidence run =
        new RunEvidence(new RunOutcome("test", result.exitCode(), false, "ended by itself"), List.of(JvmEvidence.parse(String.join("\n", result.records()))));
    Profile profile = Profile.of(sites, List.of(run));
    assertThat(profile.notes()).as(result.toString()).isEmpty();
    Map<String, ProfiledTask> tasks = new LinkedHashMap<>();
    profile.tasks().forEach(task -> tasks.put(task.site().id(), task));
    return tasks;
  }
}
