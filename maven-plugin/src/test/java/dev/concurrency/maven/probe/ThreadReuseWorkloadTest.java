package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Pools in a real JVM whose virtual threads run one task, or more, and one whose threads are no virtual ones. */
@EnabledForJreRange(min = JRE.JAVA_21)
class ThreadReuseWorkloadTest {

  private static final Sources POOLS =
      new Sources(
          "demo.Reuse",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.*;
          import java.util.concurrent.*;

          public class Reuse {

            static final List<ExecutorService> POOLS = new ArrayList<>();
            static final Set<Thread> CACHED = ConcurrentHashMap.newKeySet();
            static volatile boolean again;

            public static void main(String[] args) throws Exception {
              run(fixed(), 5);
              run(scheduled(), 5);
              run(once(), 2);
              run(platform(), 5);
              POOLS.add(unused());
              ExecutorService cached = cached();
              POOLS.add(cached);
              while (!again) {
                cached.submit(() -> again |= !CACHED.add(Thread.currentThread())).get();
              }
              WorkloadEvidence.await("fixed#0[^\\\\n]*tasksOfOne");
              WorkloadEvidence.await("scheduled#0[^\\\\n]*tasksOfOne");
              WorkloadEvidence.await("cached#0[^\\\\n]*tasksOfOne");
            }

            static void run(ExecutorService pool, int tasks) throws Exception {
              POOLS.add(pool);
              List<Future<?>> all = new ArrayList<>();
              for (int i = 0; i < tasks; i++) {
                all.add(pool.submit(Thread::yield));
              }
              for (Future<?> one : all) {
                one.get();
              }
            }

            static ExecutorService fixed() {
              return Executors.newFixedThreadPool(2, Thread.ofVirtual().factory()); // fixed
            }

            static ExecutorService scheduled() {
              return Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory()); // scheduled
            }

            static ExecutorService cached() {
              return Executors.newCachedThreadPool(Thread.ofVirtual().factory()); // cached
            }

            /** As many tasks as it has threads: each gets its own. */
            static ExecutorService once() {
              return Executors.newFixedThreadPool(2, Thread.ofVirtual().factory()); // once
            }

            static ExecutorService platform() {
              return Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()); // platform
            }

            static ExecutorService unused() {
              return Executors.newFixedThreadPool(2, Thread.ofVirtual().factory()); // unused
            }
          }
          """);

  @Test
  void virtualThreadsThatAreUsedAgainAreToldFromOthers(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, POOLS).run(fixed("fixed"), scheduled(), cached(), fixed("once"), fixed("platform"), fixed("unused"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    for (String id : new String[] {"fixed", "scheduled", "cached"}) {
      expected.put(id, Verdict.CONFIRMED);
    }
    for (String id : new String[] {"once", "platform", "unused"}) {
      expected.put(id, Verdict.NOT_OBSERVED);
    }
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("fixed")).matches("the pool of Reuse.java:\\d+ ran 5 tasks on its 2 virtual threads, up to [3-5] on one of them");
    assertThat(result.why("once")).isEqualTo("1 execution, and no virtual thread of a pool was seen to have completed more than one task");
    assertThat(result.why("platform")).isEqualTo("1 execution, and no pool was seen with a virtual thread");
  }

  private static Finding fixed(String id) {
    return pool(id, "newFixedThreadPool", "(ILjava/util/concurrent/ThreadFactory;)Ljava/util/concurrent/ExecutorService;");
  }

  private static Finding scheduled() {
    return pool("scheduled", "newScheduledThreadPool", "(ILjava/util/concurrent/ThreadFactory;)Ljava/util/concurrent/ScheduledExecutorService;");
  }

  private static Finding cached() {
    return pool("cached", "newCachedThreadPool", "(Ljava/util/concurrent/ThreadFactory;)Ljava/util/concurrent/ExecutorService;");
  }

  private static Finding pool(String id, String method, String descriptor) {
    return POOLS.finding(id, "PooledVirtualThreads", Probe.THREAD_REUSE, "// " + id, "java.util.concurrent.Executors", method, descriptor);
  }
}
