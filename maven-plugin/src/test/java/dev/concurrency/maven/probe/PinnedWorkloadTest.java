package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Waits of virtual threads that keep their carrier thread, and of those that leave it, in a real JVM. The former last until the agent has seen them. */
@EnabledForJreRange(min = JRE.JAVA_21)
class PinnedWorkloadTest {

  private static final Sources WAITS =
      new Sources(
          "demo.Pinned",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Pinned {

            static final CompletableFuture<String> OPENED = new CompletableFuture<>();

            static class Initialised {
              static final Object ANSWER = Pinned.get(until("initialised")); // initialised

              static void use() {}
            }

            static class Through {
              static final Object ANSWER = helper(until("through"));

              static Object helper(Future<?> done) {
                return Pinned.get(done); // through
              }

              static void use() {}
            }

            static class OnPlatformThread {
              static final Object ANSWER = Pinned.get(open()); // platform

              static void use() {}
            }

            static class AtOnce {
              static final Object ANSWER = Pinned.get(CompletableFuture.completedFuture("x")); // once

              static void use() {}
            }

            public static void main(String[] args) throws Exception {
              Thread.ofVirtual().start(Initialised::use).join();
              Thread.ofVirtual().start(Through::use).join();
              Thread.ofVirtual().start(AtOnce::use).join();
              Thread platform = Thread.ofPlatform().start(OnPlatformThread::use);
              Thread free = Thread.ofVirtual().start(() -> {
                Pinned.get(open()); // free
              });
              Thread timed = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200; i++) {
                  Pinned.nap(); // nap
                }
              });
              Thread[] many = new Thread[500];
              for (int i = 0; i < many.length; i++) {
                many[i] = Thread.ofVirtual().start(() -> {
                  Pinned.get(open()); // many
                });
              }
              timed.join();
              OPENED.complete("open");
              platform.join();
              free.join();
              for (Thread one : many) {
                one.join();
              }
            }

            static Object get(Future<?> done) {
              try {
                return done.get();
              } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
              }
            }

            static void nap() {
              try {
                Thread.sleep(1);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }

            static Future<?> open() {
              return OPENED;
            }

            static Future<?> until(String id) {
              FutureTask<String> seen = new FutureTask<>(() -> {
                WorkloadEvidence.await("pinned\\",\\"site\\":\\"" + id + "#0");
                return id;
              });
              new Thread(seen).start();
              return seen;
            }
          }
          """);

  @Test
  void aWaitThatKeepsItsCarrierIsToldFromOneThatLeavesIt(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WAITS)
            .run(waits("initialised"), waits("through"), waits("platform"), waits("once"), waits("free"), waits("many"), finding("nap", "nap", "()V"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("initialised", Verdict.CONFIRMED);
    expected.put("through", Verdict.CONFIRMED);
    for (String id : new String[] {"platform", "once", "free", "many", "nap"}) {
      expected.put(id, Verdict.NOT_OBSERVED);
    }
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("initialised"))
        .matches("virtual thread #\\d+ waited at Pinned.java:\\d+, in a class initialiser, and kept its carrier thread ForkJoinPool-1-worker-\\d+ meanwhile");
    assertThat(result.why("platform")).isEqualTo("1 execution, none of them on a virtual thread");
    assertThat(result.why("free"))
        .isEqualTo("1 execution, 1 on virtual threads, and none of them was seen waiting on its carrier thread; waits of a few milliseconds can be missed");
    assertThat(result.why("many")).startsWith("500 executions, 500 on virtual threads, and none of them was seen waiting on its carrier thread");
  }

  private static Finding waits(String id) {
    return finding(id, "get", "(Ljava/util/concurrent/Future;)Ljava/lang/Object;");
  }

  private static Finding finding(String id, String method, String descriptor) {
    Site site = WAITS.site(Probe.PINNED_WAIT, "// " + id, "demo.Pinned", method, descriptor, 0);
    return WAITS.finding(id, "PinnedBlocking", site);
  }
}
