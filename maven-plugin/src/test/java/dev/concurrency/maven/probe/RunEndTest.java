package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.probe.runtime.Agent;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a JVM can end, and what its evidence is worth then. */
class RunEndTest {

  private static final Sources WORKLOAD =
      new Sources(
          "demo.Ending",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Ending {

            public static void main(String[] args) throws Exception {
              var loops = new io.netty.channel.DefaultEventLoopGroup(1, new io.netty.util.concurrent.DefaultThreadFactory("loop", true));
              loops.submit(() -> block(30)).get();
              if (System.getProperty("end").equals("at once")) {
                return;
              }
              idle(loops);
              WorkloadEvidence.await("blocked.*seen#0");
              switch (System.getProperty("end")) {
                case "exit" -> System.exit(3);
                case "hang" -> new CountDownLatch(1).await();
                case "throw" -> throw new IllegalStateException("the workload's own trouble");
                default -> {}
              }
            }

            static Void block(long ms) throws Exception {
              Thread.sleep(ms); // blocks
              return null;
            }

            static void idle(io.netty.channel.EventLoopGroup loops) throws Exception {
              loops.submit(() -> open(new CountDownLatch(0))).get();
            }

            static Void open(CountDownLatch latch) throws Exception {
              latch.await(); // never waits
              return null;
            }
          }
          """);

  private static final Finding SEEN =
      WORKLOAD.finding("seen", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// blocks", "java.lang.Thread", "sleep", "(J)V");
  private static final Finding UNSEEN =
      WORKLOAD.finding("unseen", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// never waits", "java.util.concurrent.CountDownLatch", "await", "()V");

  @Test
  void mainReturns(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, WORKLOAD).option("-Dend=return").run(SEEN, UNSEEN);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("seen", Verdict.CONFIRMED, "unseen", Verdict.NOT_OBSERVED));
  }

  @Test
  void mainThrows(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, WORKLOAD).option("-Dend=throw").run(SEEN, UNSEEN);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("seen", Verdict.CONFIRMED, "unseen", Verdict.NOT_OBSERVED));
  }

  @Test
  void systemExit(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, WORKLOAD).option("-Dend=exit").run(SEEN, UNSEEN);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("seen", Verdict.CONFIRMED, "unseen", Verdict.NOT_OBSERVED));
  }

  @Test
  void theAgentEndsAHangingJvmAtItsDeadline(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WORKLOAD).option("-Dend=hang").deadline(Duration.ofSeconds(10)).run(SEEN, UNSEEN);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(Agent.DEADLINE_EXIT_CODE);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("seen", Verdict.CONFIRMED, "unseen", Verdict.INCONCLUSIVE));
    assertThat(result.why("unseen"))
        .matches("workload test cannot say: the agent ended it at its deadline \\(main was in \\S+, \\S+\\.java:\\d+\\), after the place had been reached");
  }

  @Test
  void killedWithoutAWord(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WORKLOAD)
            .option("-Dend=hang")
            .run(
                (process, evidence) -> {
                  WorkloadEvidence.await(evidence, "blocked.*seen#0");
                  WorkloadEvidence.await(evidence, "unseen#0.*entered\":1");
                  process.destroyForcibly();
                },
                SEEN,
                UNSEEN);

    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("seen", Verdict.CONFIRMED, "unseen", Verdict.INCONCLUSIVE));
    assertThat(result.why("unseen")).contains("without its last record");
  }

  @Test
  void withoutTheAgentsFilesTheWorkloadRunsAndNothingIsClaimed(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, WORKLOAD).option("-Dend=at once").breaking(run -> Files.delete(run.settings())).run(SEEN, UNSEEN);

    assertThat(result.output()).contains("The concurrency agent could not start", "this run gives no evidence");
    assertThat(result.verdicts()).isEqualTo(Map.of("seen", Verdict.INCONCLUSIVE, "unseen", Verdict.INCONCLUSIVE));
    assertThat(result.why("seen")).isEqualTo("workload test cannot say: the agent never started in it");
  }

  private static final Sources PARENT =
      new Sources(
          "demo.Parent",
          """
          package demo;

          import java.nio.file.Files;
import java.nio.file.Path;

          public class Parent {

            public static void main(String[] args) throws Exception {
              if (args.length == 1) {
                var done = new java.util.concurrent.CountDownLatch(1);
                java.util.concurrent.ForkJoinPool.commonPool().execute(() -> block(done));
                done.await();
                return;
              }
              var child = new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp", System.getProperty("java.class.path"), "demo.Parent", "child");
              child.environment().put("JAVA_TOOL_OPTIONS", System.getProperty("child.options"));
              System.exit(child.inheritIO().start().waitFor());
            }

            static void block(java.util.concurrent.CountDownLatch done) {
              try {
                Thread.sleep(20); // in the child
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                done.countDown();
              }
            }
          }
          """);

  @Test
  void aChildJvmWritesAFileOfItsOwn(@TempDir Path directory) throws Exception {
    Finding inChild =
        PARENT.finding("child", "BlockingOnCommonPool", Probe.BLOCKING_CALL, "// in the child", "java.lang.Thread", "sleep", "(J)V");

    ForkedJvm.Result result = new ForkedJvm(directory, PARENT).childOptions("child.options").run(inChild);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.records().stream().filter(record -> record.contains("hello"))).as(result.toString()).hasSize(2);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(Map.of("child", Verdict.CONFIRMED));
  }
}
