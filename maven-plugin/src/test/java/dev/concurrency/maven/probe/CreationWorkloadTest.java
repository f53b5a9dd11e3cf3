package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools that a real JVM makes for each call, and one that it makes once. */
class CreationWorkloadTest {

  private static final Sources POOLS =
      new Sources(
          "demo.Pools",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.*;
          import java.util.concurrent.*;

          public class Pools {

            static ExecutorService shared;

            public static void main(String[] args) throws Exception {
              List<ExecutorService> pools = new ArrayList<>();
              for (int i = 0; i < 9; i++) {
                pools.add(perCall());
                shared();
              }
              WorkloadEvidence.await("perCall#0.*open\\":9");
              pools.forEach(ExecutorService::shutdown);
              shared.shutdown();
            }

            static ExecutorService perCall() {
              var pool = Executors.newFixedThreadPool(1); // perCall
              pool.execute(() -> {});
              return pool;
            }

            static void shared() {
              if (shared == null) {
                shared = Executors.newFixedThreadPool(1); // shared
              }
              shared.execute(() -> {});
            }
          }
          """);

  private static Finding pool(String id) {
    return POOLS.finding(
        id, "PoolPerCall", Probe.CREATION, "// " + id, "java.util.concurrent.Executors", "newFixedThreadPool", "(I)Ljava/util/concurrent/ExecutorService;");
  }

  @Test
  void poolsAreCountedWhereTheyAreMade(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, POOLS).run(pool("perCall"), pool("shared"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(Map.of("perCall", Verdict.CONFIRMED, "shared", Verdict.NOT_OBSERVED));
    assertThat(result.why("perCall")).matches("9 were made at Pools.java:\\d+, a new one by each execution; at least 9 of them were open at the same time, with 9 threads");
  }
}
