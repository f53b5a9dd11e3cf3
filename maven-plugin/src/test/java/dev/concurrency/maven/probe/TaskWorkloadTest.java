package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in a real JVM: too many at a time, still running when nobody waits any more, waiting for their own pool. */
class TaskWorkloadTest {

  private static final String STAGE = "java.util.concurrent.CompletableFuture";
  private static final String STAGE_RESULT = ")Ljava/util/concurrent/CompletableFuture;";
  private static final String SUPPLY = "(Ljava/util/function/Supplier;Ljava/util/concurrent/Executor;" + STAGE_RESULT;

  private static final Sources FAN_OUT =
      new Sources(
          "demo.FanOut",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class FanOut {

            static final ExecutorService POOL = Executors.newFixedThreadPool(2);
            static final CountDownLatch GATE = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 300; i++) {
                CompletableFuture.supplyAsync(FanOut::held, POOL); // stages
                POOL.execute(FanOut::held); // commands
                POOL.submit(() -> held()); // futures
                new Thread(FanOut::held).start(); // threads
              }
              WorkloadEvidence.await("stages#0.*peak\\":300");
              WorkloadEvidence.await("futures#0.*peak\\":300");
              WorkloadEvidence.await("threads#0.*peak\\":300");
              GATE.countDown();
              var permits = new Semaphore(16);
              for (int i = 0; i < 1000; i++) {
                permits.acquire();
                CompletableFuture.supplyAsync(() -> "x", POOL).whenComplete((v, t) -> permits.release()); // bounded
              }
              POOL.shutdown();
            }

            static String held() {
              try {
                GATE.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "";
            }
          }
          """);

  @Test
  void tasksInFlightAreCountedWhateverTheirCallReturns(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, FAN_OUT)
            .run(
                fanOut("stages", STAGE, "supplyAsync", SUPPLY),
                fanOut("commands", "java.util.concurrent.Executor", "execute", "(Ljava/lang/Runnable;)V"),
                fanOut(
                    "futures", "java.util.concurrent.ExecutorService", "submit",
                    "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;"),
                fanOut("threads", "java.lang.Thread", "start", "()V"),
                fanOut("bounded", STAGE, "supplyAsync", SUPPLY));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "stages", Verdict.CONFIRMED,
                "commands", Verdict.CONFIRMED,
                "futures", Verdict.CONFIRMED,
                "threads", Verdict.CONFIRMED,
                "bounded", Verdict.NOT_OBSERVED));
    assertThat(result.why("stages")).matches("at least 300 of 300 tasks started at FanOut.java:\\d+ were in flight at the same time");
  }

  private static Finding fanOut(String id, String owner, String name, String descriptor) {
    return FAN_OUT.finding(id, "UnboundedFanOut", Probe.IN_FLIGHT, "// " + id, owner, name, descriptor);
  }

  private static final Sources THREADS =
      new Sources(
          "demo.Threads",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Threads {

            static final ExecutorService CACHED = Executors.newCachedThreadPool();
            static final ExecutorService POOL = Executors.newFixedThreadPool(2);
            static final CountDownLatch GATE = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 300; i++) {
                new Thread(Threads::held).start(); // threads
                CACHED.execute(Threads::held); // commands
                CACHED.submit(() -> held()); // futures
                CompletableFuture.supplyAsync(Threads::held, CACHED); // stages
                POOL.execute(Threads::held); // queued
                CACHED.execute(new FutureTask<>(Threads::held)); // unknown
              }
              for (String id : new String[] {"threads", "commands", "futures", "stages"}) {
                WorkloadEvidence.await(id + "#0.*peakThreads\\":300");
              }
              GATE.countDown();
              for (int i = 0; i < 300; i++) {
                Thread thread = new Thread(Threads::held);
                thread.start(); // joined
                thread.join();
              }
              for (int i = 0; i < 300; i++) {
                CACHED.submit(() -> held()).get(); // awaited
              }
              CACHED.shutdown();
              POOL.shutdown();
            }

            static String held() {
              try {
                GATE.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "";
            }
          }
          """);

  @Test
  void threadsAreCountedAsLongAsTheyAreBusyAndTasksInAQueueAreNot(@TempDir Path directory) throws Exception {
    String future = ")Ljava/util/concurrent/Future;";
    ForkedJvm.Result result =
        new ForkedJvm(directory, THREADS)
            .run(
                threads("threads", "java.lang.Thread", "start", "()V"),
                threads("commands", "java.util.concurrent.Executor", "execute", "(Ljava/lang/Runnable;)V"),
                threads("futures", "java.util.concurrent.ExecutorService", "submit", "(Ljava/util/concurrent/Callable;" + future),
                threads("stages", STAGE, "supplyAsync", SUPPLY),
                threads("queued", "java.util.concurrent.Executor", "execute", "(Ljava/lang/Runnable;)V"),
                threads("unknown", "java.util.concurrent.Executor", "execute", "(Ljava/lang/Runnable;)V"),
                threads("joined", "java.lang.Thread", "start", "()V"),
                threads("awaited", "java.util.concurrent.ExecutorService", "submit", "(Ljava/util/concurrent/Callable;" + future));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "threads", Verdict.CONFIRMED,
                "commands", Verdict.CONFIRMED,
                "futures", Verdict.CONFIRMED,
                "stages", Verdict.CONFIRMED,
                "queued", Verdict.NOT_OBSERVED,
                "unknown", Verdict.INCONCLUSIVE,
                "joined", Verdict.NOT_OBSERVED,
                "awaited", Verdict.NOT_OBSERVED));
    assertThat(result.why("threads")).matches("at least 300 threads were alive at the same time because of 300 starts at Threads.java:\\d+");
  }

  private static Finding threads(String id, String owner, String name, String descriptor) {
    return THREADS.finding(id, "UnboundedThreads", Probe.LIVE_THREADS, "// " + id, owner, name, descriptor);
  }

  private static final Sources TIMEOUTS =
      new Sources(
          "demo.Timeouts",
          """
          package demo;

          import java.util.concurrent.*;

          public class Timeouts {

            static final ExecutorService POOL = Executors.newCachedThreadPool();
            static final CountDownLatch GATE = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              abandoned();
              cancelled();
              inTime();
              stage();
              completed();
              downstream();
              stageInTime();
              Thread.sleep(200);
              GATE.countDown();
              POOL.shutdown();
            }

            static void abandoned() throws Exception {
              Future<String> future = POOL.submit(() -> held());
              try {
                future.get(10, TimeUnit.MILLISECONDS); // abandoned
              } catch (TimeoutException e) {
                // nobody cancels
              }
            }

            static void cancelled() throws Exception {
              Future<String> future = POOL.submit(() -> held());
              try {
                future.get(10, TimeUnit.MILLISECONDS); // cancelled
              } catch (TimeoutException e) {
                future.cancel(true);
              }
            }

            static void inTime() throws Exception {
              POOL.submit(() -> "x").get(1, TimeUnit.MINUTES); // inTime
            }

            static void stage() {
              var started = CompletableFuture.supplyAsync(() -> held(), POOL); // task of stage
              started.orTimeout(10, TimeUnit.MILLISECONDS); // stage
            }

            static void completed() {
              CompletableFuture.supplyAsync(() -> held(), POOL) // task of completed
                  .completeOnTimeout("", 10, TimeUnit.MILLISECONDS); // completed
            }

            static void downstream() {
              CompletableFuture.supplyAsync(() -> held(), POOL) // task of downstream
                  .thenApply(String::trim)
                  .orTimeout(10, TimeUnit.MILLISECONDS); // downstream
            }

            static void stageInTime() {
              CompletableFuture.supplyAsync(() -> "x", POOL) // task of fast
                  .orTimeout(1, TimeUnit.MINUTES) // fast
                  .join();
            }

            static String held() {
              try {
                GATE.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "";
            }
          }
          """);

  @Test
  void workThatGoesOnAfterATimeoutIsSeen(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, TIMEOUTS)
            .run(
                timedGet("abandoned"),
                timedGet("cancelled"),
                timedGet("inTime"),
                timeout("stage", "orTimeout", "(JLjava/util/concurrent/TimeUnit;" + STAGE_RESULT),
                timeout("completed", "completeOnTimeout", "(Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;" + STAGE_RESULT),
                timeout("downstream", "orTimeout", "(JLjava/util/concurrent/TimeUnit;" + STAGE_RESULT),
                timeout("fast", "orTimeout", "(JLjava/util/concurrent/TimeUnit;" + STAGE_RESULT));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("abandoned", Verdict.CONFIRMED);
    expected.put("cancelled", Verdict.NOT_OBSERVED);
    expected.put("inTime", Verdict.NOT_OBSERVED);
    expected.put("stage", Verdict.CONFIRMED);
    expected.put("completed", Verdict.CONFIRMED);
    expected.put("downstream", Verdict.CONFIRMED);
    expected.put("fast", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("abandoned")).matches("the work ran on for at least \\d+ ms after the caller at Timeouts.java:\\d+ gave up");
    assertThat(result.why("cancelled")).contains("was cancelled");
  }

  private static Finding timedGet(String id) {
    return TIMEOUTS.finding(
        id, "TimeoutWithoutCancel", Probe.TIMED_WAIT, "// " + id, "java.util.concurrent.Future", "get",
        "(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;");
  }

  private static Finding timeout(String id, String name, String descriptor) {
    return TIMEOUTS.finding(
        id,
        "TimeoutWithoutCancel",
        TIMEOUTS.site(Probe.TIMEOUT_STAGE, "// " + id, STAGE, name, descriptor, 0),
        TIMEOUTS.site(Probe.TASK, "// task of " + id, STAGE, "supplyAsync", SUPPLY, 0));
  }

  private static final Sources STARVATION =
      new Sources(
          "demo.Starvation",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.List;
          import java.util.concurrent.*;

          public class Starvation {

            public static void main(String[] args) throws Exception {
              var wide = Executors.newFixedThreadPool(4);
              for (int i = 0; i < 3; i++) {
                wide.submit(() -> enough(wide)).get();
              }
              var pair = Executors.newFixedThreadPool(2);
              var both = new CyclicBarrier(2);
              pair.submit(() -> future(pair, both));
              pair.submit(() -> future(pair, both));
              var stages = Executors.newFixedThreadPool(1);
              stages.submit(() -> stage(stages));
              var all = Executors.newSingleThreadExecutor();
              all.submit(() -> all(all));
              var foreign = Executors.newFixedThreadPool(1);
              foreign.submit(() -> foreign(pair));
              foreign.submit(() -> "queued");
              for (String id : List.of("future", "stage", "all")) {
                WorkloadEvidence.await("starved\\",\\"site\\":\\"" + id + "#0");
              }
              System.exit(0);
            }

            static String enough(ExecutorService pool) throws Exception {
              return pool.submit(() -> "x").get(); // enough
            }

            static String future(ExecutorService pool, CyclicBarrier both) throws Exception {
              both.await();
              return pool.submit(() -> "x").get(); // future
            }

            static String stage(ExecutorService pool) {
              var stage = CompletableFuture.supplyAsync(() -> "x", pool).thenApply(String::trim);
              return stage.join(); // stage
            }

            static Object all(ExecutorService pool) throws Exception {
              return pool.invokeAll(List.of(() -> "x")); // all
            }

            static Object foreign(ExecutorService pair) throws Exception {
              return pair.submit(() -> "x").get(); // foreign
            }
          }
          """);

  @Test
  void aPoolThatWaitsForItselfIsToldFromOneThatWaitsForAnother(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, STARVATION)
            .run(
                poolWait("enough", "java.util.concurrent.Future", "get", "()Ljava/lang/Object;"),
                poolWait("future", "java.util.concurrent.Future", "get", "()Ljava/lang/Object;"),
                poolWait("stage", STAGE, "join", "()Ljava/lang/Object;"),
                poolWait("all", "java.util.concurrent.ExecutorService", "invokeAll", "(Ljava/util/Collection;)Ljava/util/List;"),
                poolWait("foreign", "java.util.concurrent.Future", "get", "()Ljava/lang/Object;"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "enough", Verdict.NOT_OBSERVED,
                "future", Verdict.CONFIRMED,
                "stage", Verdict.CONFIRMED,
                "all", Verdict.CONFIRMED,
                "foreign", Verdict.NOT_OBSERVED));
    assertThat(result.why("future"))
        .matches(
            "all 2 workers of the pool \\(pool-2-thread-\\d among them\\) wait at Starvation.java:\\d+ for 2 tasks "
                + "in the queue of that very pool; no progress for \\d+ ms");
  }

  private static Finding poolWait(String id, String owner, String name, String descriptor) {
    return STARVATION.finding(id, "SelfPoolJoin", Probe.POOL_WAIT, "// " + id, owner, name, descriptor);
  }
}
