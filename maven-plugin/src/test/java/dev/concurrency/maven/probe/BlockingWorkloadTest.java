package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocking calls in a real JVM, each with a twin that is allowed to block. */
class BlockingWorkloadTest {

  private static final Sources BLOCKING =
      new Sources(
          "demo.Blocking",
          """
          package demo;

          import io.netty.channel.DefaultEventLoopGroup;
          import io.netty.util.concurrent.DefaultEventExecutorGroup;
          import java.util.concurrent.*;

          public class Blocking {

            public static void main(String[] args) throws Exception {
              var loops = new DefaultEventLoopGroup(1);
              var workers = new DefaultEventExecutorGroup(1);
              loops.submit(() -> onLoop(25)).get();
              for (int i = 0; i < 120; i++) {
                workers.submit(() -> onWorker(1)).get();
              }
              var gate = new CountDownLatch(1);
              var held = loops.submit(() -> held(gate));
              loops.submit(() -> null);
              dev.concurrency.maven.probe.WorkloadEvidence.await("blocked.*held#0");
              gate.countDown();
              held.get();
              loops.submit(() -> quick(new CountDownLatch(0))).get();
              var done = new CountDownLatch(1); // waiting for the task itself, main would lend the pool a hand
              ForkJoinPool.commonPool().execute(() -> onCommonPool(25, done));
              done.await();
              reference(new ArrayBlockingQueue<String>(1), loops);
              loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
              workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            }

            static Void onLoop(long ms) throws Exception {
              Thread.sleep(ms); // on the loop
              return null;
            }

            static Void held(CountDownLatch gate) throws Exception {
              gate.await(); // held until the agent has seen it
              return null;
            }

            static Void onWorker(long ms) throws Exception {
              Thread.sleep(ms); // on a worker
              return null;
            }

            static Void quick(CountDownLatch open) throws Exception {
              open.await(); // open already
              return null;
            }

            static void onCommonPool(long ms, CountDownLatch done) {
              try {
                Thread.sleep(ms); // on the common pool
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                done.countDown();
              }
            }

            static void reference(BlockingQueue<String> queue, DefaultEventLoopGroup loops) throws Exception {
              var taken = loops.submit(queue::take); // by reference
              Thread.sleep(25);
              queue.put("x");
              taken.get();
            }

            static void unused() throws Exception {
              Thread.sleep(1); // never reached
            }
          }
          """);

  private static Finding sleep(String id, String rule, String line) {
    return BLOCKING.finding(id, rule, Probe.BLOCKING_CALL, line, "java.lang.Thread", "sleep", "(J)V");
  }

  @Test
  void waitingIsConfirmedOnlyWhereTheThreadMustNotWait(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, BLOCKING)
            .run(
                sleep("loop", "BlockingOnEventLoop", "// on the loop"),
                BLOCKING.finding(
                    "held", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// held until", "java.util.concurrent.CountDownLatch", "await", "()V"),
                sleep("worker", "BlockingOnEventLoop", "// on a worker"),
                sleep("pool", "BlockingOnCommonPool", "// on the common pool"),
                sleep("otherRule", "BlockingOnEventLoop", "on the common pool"),
                BLOCKING.finding(
                    "quick", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// open already", "java.util.concurrent.CountDownLatch", "await", "()V"),
                BLOCKING.finding(
                    "reference", "BlockingOnEventLoop", Probe.BLOCKING_CALL, "// by reference",
                    "java.util.concurrent.BlockingQueue", "take", "()Ljava/lang/Object;"),
                sleep("unused", "BlockingOnEventLoop", "// never reached"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "loop", Verdict.CONFIRMED,
                "held", Verdict.CONFIRMED,
                "worker", Verdict.REFUTED,
                "pool", Verdict.CONFIRMED,
                "otherRule", Verdict.NOT_OBSERVED,
                "quick", Verdict.NOT_OBSERVED,
                "reference", Verdict.CONFIRMED,
                "unused", Verdict.NOT_EXERCISED));
    assertThat(result.why("loop")).matches("blocked defaultEventLoopGroup-2-1 \\(Netty event loop\\) for \\d+ ms at Blocking.java:\\d+.*");
    assertThat(result.why("held"))
        .matches(
            "blocked defaultEventLoopGroup-2-1 \\(Netty event loop\\) for \\d+ ms at Blocking.java:\\d+; "
                + "1 other task waited behind it, a heartbeat of the same loop waited \\d+ ms");
    assertThat(result.why("worker")).isEqualTo("120 executions, all on defaultEventExecutorGroup-3-1 (Netty executor group), where blocking is allowed");
    assertThat(result.why("unused")).matches("line \\d+ was never reached");
  }
}
