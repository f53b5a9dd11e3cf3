package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a real JVM that are waited for one by one, with twins that overlap or that nobody has to wait for. */
class SerialTasksWorkloadTest {

  private static final String STAGE = "java.util.concurrent.CompletableFuture";
  private static final String SUPPLY = "(Ljava/util/function/Supplier;Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;";

  private static final Sources TASKS =
      new Sources(
          "demo.OneByOne",
          """
          package demo;

          import java.util.*;
          import java.util.concurrent.*;

          public class OneByOne {

            static final ExecutorService POOL = Executors.newFixedThreadPool(4);
            static final List<Integer> INPUT = List.of(1, 2, 3, 4);

            public static void main(String[] args) throws Exception {
              serial();
              overlapping(new CountDownLatch(INPUT.size()));
              finished();
              POOL.shutdown();
            }

            /** Each task ends only when its caller waits for it. */
            static void serial() {
              INPUT.stream()
                  .map(i -> CompletableFuture.supplyAsync(() -> whenWaitedFor(Thread.currentThread()), POOL)) // start serial
                  .map(task -> task.join()) // wait serial
                  .forEach(each -> {});
            }

            /** All tasks have to be under way before one of them can end. */
            static void overlapping(CountDownLatch all) {
              List<CompletableFuture<String>> tasks = new ArrayList<>();
              for (int i : INPUT) {
                tasks.add(CompletableFuture.supplyAsync(() -> meet(all), POOL)); // start overlapping
              }
              for (CompletableFuture<String> task : tasks) {
                task.join(); // wait overlapping
              }
            }

            /** Each task is over before anybody waits. */
            static void finished() {
              for (int i : INPUT) {
                CompletableFuture<String> task = CompletableFuture.supplyAsync(() -> "", Runnable::run); // start finished
                task.join(); // wait finished
              }
            }

            static String whenWaitedFor(Thread worker) {
              Thread main = mainThread();
              while (main.getState() != Thread.State.WAITING && main.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              try {
                Thread.sleep(5);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return worker.getName();
            }

            static Thread mainThread() {
              return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("main")).findFirst().orElseThrow();
            }

            static String meet(CountDownLatch all) {
              all.countDown();
              try {
                all.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "";
            }
          }
          """);

  private static Finding finding(String id) {
    return TASKS.finding(
        id, "SerialJoinInLazyStream",
        TASKS.site(Probe.SERIAL_WAIT, "// wait " + id, STAGE, "join", "()Ljava/lang/Object;", 0),
        TASKS.site(Probe.SERIAL_START, "// start " + id, STAGE, "supplyAsync", SUPPLY, 0));
  }

  @Test
  void onlyTasksThatCouldNotOverlapAreConfirmed(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, TASKS).run(finding("serial"), finding("overlapping"), finding("finished"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("serial", Verdict.CONFIRMED, "overlapping", Verdict.NOT_OBSERVED, "finished", Verdict.NOT_OBSERVED));
    assertThat(result.why("serial")).matches("4 tasks, no two of them at the same time: 3 of them started only after .*");
  }
}
