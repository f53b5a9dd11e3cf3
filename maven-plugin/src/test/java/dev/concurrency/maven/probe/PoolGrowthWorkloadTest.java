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

/** Pools with more to do than they have threads, in a real JVM: some may not grow, some do, some need not. */
class PoolGrowthWorkloadTest {

  private static final Sources POOLS =
      new Sources(
          "demo.Sizes",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.*;
          import java.util.concurrent.*;

          public class Sizes {

            static final CountDownLatch OPEN = new CountDownLatch(1);
            static final List<ExecutorService> POOLS = new ArrayList<>();

            /** What a library puts around a pool. */
            public static class Wrapped {
              private final ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
              private boolean ready;

              public void setMax(int max) {
                pool.setMaximumPoolSize(max);
              }

              public ThreadPoolExecutor getThreadPoolExecutor() {
                if (!ready) {
                  throw new IllegalStateException("not initialized");
                }
                return pool;
              }
            }

            public static void main(String[] args) throws Exception {
              fill(unlimited(), 5);
              fill(scheduled(), 3);
              Wrapped wrapped = new Wrapped();
              wrapped.setMax(8); // set
              wrapped.ready = true;
              fill(wrapped.pool, 4);
              fill(limited(), 2);
              fill(grows(), 4);
              fill(enough(), 2);
              later(delayed());
              WorkloadEvidence.await("unlimited#0[^\\\\n]*waiting");
              WorkloadEvidence.await("scheduled#0[^\\\\n]*waiting");
              WorkloadEvidence.await("set#0[^\\\\n]*waiting");
              OPEN.countDown();
              for (ExecutorService pool : POOLS) {
                pool.shutdownNow();
                pool.awaitTermination(1, TimeUnit.MINUTES);
              }
            }

            static void fill(ExecutorService pool, int tasks) {
              POOLS.add(pool);
              for (int i = 0; i < tasks; i++) {
                pool.execute(Sizes::waits);
              }
            }

            /** One runs, and the others are not due yet. */
            static void later(ScheduledExecutorService pool) {
              POOLS.add(pool);
              pool.execute(Sizes::waits);
              for (int i = 0; i < 5; i++) {
                pool.schedule(Sizes::waits, 1, TimeUnit.DAYS);
              }
            }

            static void waits() {
              try {
                OPEN.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }

            static ExecutorService unlimited() {
              return new ThreadPoolExecutor(2, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // unlimited
            }

            static ExecutorService scheduled() {
              return new ScheduledThreadPoolExecutor(0); // scheduled
            }

            static ScheduledExecutorService delayed() {
              return new ScheduledThreadPoolExecutor(0); // delayed
            }

            /** One task waits, but only because there is room for just that one. */
            static ExecutorService limited() {
              return new ThreadPoolExecutor(1, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(1)); // limited
            }

            static ExecutorService grows() {
              return new ThreadPoolExecutor(1, 3, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(1)); // grows
            }

            static ExecutorService enough() {
              return new ThreadPoolExecutor(2, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // enough
            }
          }
          """);

  @Test
  void poolsThatDoNotGrowAreToldFromThoseThatNeedNot(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, POOLS)
            .run(pool("unlimited"), scheduled("scheduled"), set(), pool("limited"), pool("grows"), pool("enough"), scheduled("delayed"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("unlimited", Verdict.CONFIRMED);
    expected.put("scheduled", Verdict.CONFIRMED);
    expected.put("set", Verdict.CONFIRMED);
    for (String id : new String[] {"limited", "grows", "enough", "delayed"}) {
      expected.put(id, Verdict.NOT_OBSERVED);
    }
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("unlimited")).matches("3 tasks were in the queue of the pool of Sizes.java:\\d+ while all its 2 threads were busy, though 8 are allowed");
    assertThat(result.why("scheduled")).matches("[23] tasks were in the queue of the pool of Sizes.java:\\d+ while its only thread was busy, though any number is allowed");
    assertThat(result.why("set")).matches("3 tasks were in the queue of the pool of .* while its only thread was busy, though 8 are allowed");
    assertThat(result.why("grows")).isEqualTo("1 execution, and a pool had as many threads as it may");
    assertThat(result.why("enough")).isEqualTo("1 execution, and no more tasks than threads were seen waiting while all threads of the pool were busy");
  }

  private static Finding pool(String id) {
    return POOLS.finding(
        id, "PoolConfigNoOp", Probe.POOL_GROWTH, "// " + id, "java.util.concurrent.ThreadPoolExecutor", "<init>",
        "(IIJLjava/util/concurrent/TimeUnit;Ljava/util/concurrent/BlockingQueue;)V");
  }

  private static Finding scheduled(String id) {
    return POOLS.finding(id, "PoolConfigNoOp", Probe.POOL_GROWTH, "// " + id, "java.util.concurrent.ScheduledThreadPoolExecutor", "<init>", "(I)V");
  }

  private static Finding set() {
    return POOLS.finding("set", "PoolConfigNoOp", Probe.POOL_GROWTH, "// set", "demo.Sizes$Wrapped", "setMax", "(I)V");
  }
}
