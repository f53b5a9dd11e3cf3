package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.jvm.Jdk;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.workload.Provocations;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.WorkloadRun;
import dev.concurrency.maven.workload.WorkloadRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same programs with four times as much to do: one starts four times as many threads at once, the other as many as before. */
class LoadWorkloadTest {

  private static final Sources THREADS =
      new Sources(
          "demo.Loads",
          """
          package demo;

          import java.util.*;
          import java.util.concurrent.*;

          public class Loads {

            public static void main(String[] args) throws Exception {
              int orders = Integer.parseInt(args[0]);
              unbounded(orders);
              bounded(orders, new Semaphore(32));
            }

            static void unbounded(int orders) throws Exception {
              var over = new CountDownLatch(1);
              List<Thread> threads = new ArrayList<>();
              for (int i = 0; i < orders; i++) {
                Thread thread = new Thread(null, () -> await(over), "one of many", 1 << 16);
                threads.add(thread);
                thread.start(); // unbounded
              }
              over.countDown();
              for (Thread thread : threads) thread.join();
            }

            static void bounded(int orders, Semaphore some) throws Exception {
              Thread before = null;
              for (int i = 0; i < orders; i++) {
                some.acquire();
                Thread last = before;
                Thread thread = new Thread(null, () -> { if (last != null) join(last); some.release(); }, "one of few", 1 << 16);
                before = thread;
                thread.start(); // bounded
              }
              before.join();
            }

            static void await(CountDownLatch over) {
              try {
                over.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }

            static void join(Thread thread) {
              try {
                thread.join();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          }
          """);

  private static Finding started(String id) {
    return THREADS.finding(id, "UnboundedThreads", Probe.LIVE_THREADS, "// " + id, "java.lang.Thread", "start", "()V");
  }

  @Test
  void whatGrowsWithTheLoadIsConfirmed(@TempDir Path directory) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    THREADS.compile(classes, 17);
    List<Finding> findings = List.of(started("unbounded"), started("bounded"));
    Queue<String> progress = new ConcurrentLinkedQueue<>();
    WorkloadRunner runner =
        new WorkloadRunner(Jdk.running(), List.of(classes.toString()), List.of(), directory, directory.resolve("work"), Duration.ofMinutes(2), 1, false, progress::add);
    Workload silent = new Workload("demo.Loads", List.of("8"), List.of());
    Workload telling = new Workload("demo.Loads", List.of("64"), List.of("256"), List.of());
    List<WorkloadRun> runs = new ArrayList<>(runner.run(List.of(silent, telling), findings));
    assertThat(verdicts(findings, runs)).containsOnly(Map.entry("unbounded", Verdict.NOT_OBSERVED), Map.entry("bounded", Verdict.NOT_OBSERVED));
    progress.clear();

    runs.addAll(Provocations.parse(List.of("load")).run(runner, Provocations.TestRerun.NEVER, runs, findings));

    assertThat(runs).extracting(run -> run.evidence().provocation()).containsExactly(null, null, Provocation.LOAD);
    assertThat(verdicts(findings, runs)).containsOnly(Map.entry("unbounded", Verdict.CONFIRMED), Map.entry("bounded", Verdict.NOT_OBSERVED));
    assertThat(progress).first().asString().startsWith("demo.Loads is not run with more to do: name, in <loadArgs> of its <workload>, the arguments");
  }

  private static Map<String, Verdict> verdicts(List<Finding> findings, List<WorkloadRun> runs) {
    return Verdicts.judge(findings, runs.stream().map(WorkloadRun::evidence).toList()).stream()
        .collect(Collectors.toMap(judged -> judged.finding().id(), judged -> judged.judgement().verdict()));
  }
}
