package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that compute, in a real JVM, on an event loop and elsewhere. */
class CpuWorkloadTest {

  private static final Sources LOOPS =
      new Sources(
          "demo.Loops",
          """
          package demo;

          import java.lang.management.ManagementFactory;

          public class Loops {

            static final java.lang.management.ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

            public static void main(String[] args) throws Exception {
              var loops = new io.netty.channel.DefaultEventLoopGroup(1, new io.netty.util.concurrent.DefaultThreadFactory("loop", true));
              new Loops().elsewhere(800_000_000L);
              for (int i = 0; i < 100; i++) {
                new Loops().elsewhere(0);
              }
              loops.submit(() -> new Loops().onLoop(800_000_000L)).get();
              loops.submit(() -> brief(10)).get();
              var done = new java.util.concurrent.CountDownLatch(1);
              reactor.core.scheduler.Schedulers.parallel().schedule(() -> {
                inLambda(1);
                reactor(800_000_000L);
                done.countDown();
              });
              done.await();
            }

            long onLoop(long nanos) {
              long end = THREADS.getCurrentThreadCpuTime() + nanos;
              long n = 0;
              while (THREADS.getCurrentThreadCpuTime() < end) { // onLoop from
                n++;
              } // onLoop to
              return n;
            }

            long elsewhere(long nanos) {
              long end = THREADS.getCurrentThreadCpuTime() + nanos;
              long n = 0;
              do { // elsewhere from
                n++;
              } while (THREADS.getCurrentThreadCpuTime() < end); // elsewhere to
              return n;
            }

            static int brief(int n) {
              int sum = 0;
              for (int i = 0; i < n; i++) { // brief from
                sum += i;
              } // brief to
              return sum;
            }

            static void reactor(long nanos) {
              long end = THREADS.getCurrentThreadCpuTime() + nanos;
              while (THREADS.getCurrentThreadCpuTime() < end) { // reactor from
                Thread.onSpinWait();
              } // reactor to
            }

            static void inLambda(int n) {
              Runnable task = () -> {
                for (int i = 0; i < n; i++) { // lambda from
                  System.setProperty("i", "" + i);
                } // lambda to
              };
              task.run();
            }
          }
          """);

  private static Finding loop(String id) {
    return LOOPS.finding(id, "CpuLoopOnEventLoop", LOOPS.loop("// " + id + " from", "// " + id + " to"));
  }

  @Test
  void computingIsConfirmedWhereOthersWaitForIt(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, LOOPS).run(loop("onLoop"), loop("elsewhere"), loop("brief"), loop("reactor"), loop("lambda"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "onLoop", Verdict.CONFIRMED,
                "elsewhere", Verdict.REFUTED,
                "brief", Verdict.NOT_OBSERVED,
                "reactor", Verdict.CONFIRMED,
                "lambda", Verdict.NOT_OBSERVED));
    assertThat(result.why("onLoop"))
        .matches(
            "kept loop-1-1 \\(Netty event loop\\) busy for \\d+ ms of CPU time at Loops.java:\\d+; "
                + ".*a heartbeat of the same loop waited \\d+ ms, one on an idle thread .*");
    assertThat(result.records()).as(result.toString()).anyMatch(record -> record.contains("lambda#0") && record.contains("lambda$inLambda$"));
    assertThat(result.why("lambda")).startsWith("1 execution, on parallel-1 (Reactor non-blocking scheduler), ");
  }
}
