package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periodic tasks in a real JVM: one that an exception ends, and others that go on, are waited for, or end with their executor. */
class PeriodicWorkloadTest {

  private static final Sources TASKS =
      new Sources(
          "demo.Tasks",
          """
          package demo;

          import java.util.concurrent.*;

          public class Tasks {

            static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(2);

            public static void main(String[] args) throws Exception {
              var dead = new CountDownLatch(3);
              died(dead);
              dead.await();
              var alive = new CountDownLatch(5);
              lives(alive);
              alive.await();
              waitedFor();
              logging();
              stopped();
              netty();
              WorkloadEvidence.await("died#0.*died\\":1");
              SCHEDULER.shutdown();
            }

            static void count(CountDownLatch latch) {
              latch.countDown();
              if (latch.getCount() == 0) {
                throw new IllegalStateException("disk full");
              }
            }

            static void died(CountDownLatch latch) {
              SCHEDULER.scheduleAtFixedRate(() -> count(latch), 0, 1, TimeUnit.MILLISECONDS); // died
            }

            static void lives(CountDownLatch latch) {
              SCHEDULER.scheduleWithFixedDelay(latch::countDown, 0, 1, TimeUnit.MILLISECONDS); // lives
            }

            static void waitedFor() throws Exception {
              var gate = new CountDownLatch(1);
              var future = SCHEDULER.scheduleAtFixedRate(() -> pass(gate), 0, 1, TimeUnit.MILLISECONDS); // waitedFor
              var waiter = new Thread(() -> {
                try {
                  future.get();
                } catch (Exception e) {
                  // told
                }
              });
              waiter.start();
              WorkloadEvidence.await("waitedFor#0.*waitedFor\\":1");
              gate.countDown();
              waiter.join();
            }

            static void pass(CountDownLatch gate) {
              try {
                gate.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
              throw new IllegalStateException("told");
            }

            static void logging() throws Exception {
              var dead = new CountDownLatch(1);
              var pool = new ScheduledThreadPoolExecutor(1) {
                @Override
                protected void afterExecute(Runnable task, Throwable thrown) {
                  // looks into the future and logs
                }
              };
              pool.scheduleAtFixedRate(() -> count(dead), 0, 1, TimeUnit.MILLISECONDS); // logging
              dead.await();
              pool.shutdown();
            }

            static void stopped() throws Exception {
              var pool = Executors.newScheduledThreadPool(1);
              var inside = new CountDownLatch(1);
              pool.scheduleAtFixedRate(() -> hang(inside), 0, 1, TimeUnit.MILLISECONDS); // stopped
              inside.await();
              pool.shutdownNow();
              pool.awaitTermination(1, TimeUnit.MINUTES);
            }

            static void hang(CountDownLatch inside) {
              inside.countDown();
              pass(new CountDownLatch(1));
            }

            static void netty() throws Exception {
              var loops = new io.netty.channel.DefaultEventLoopGroup(1);
              var dead = new CountDownLatch(2);
              loops.scheduleAtFixedRate(() -> count(dead), 0, 1, TimeUnit.MILLISECONDS); // netty
              dead.await();
              WorkloadEvidence.await("netty#0.*died\\":1");
              loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
            }
          }
          """
              .replace("WorkloadEvidence.await", "dev.concurrency.maven.probe.WorkloadEvidence.await"));

  private static Finding periodic(String id, String owner, String method) {
    String result = owner.startsWith("io.netty") ? "Lio/netty/util/concurrent/ScheduledFuture;" : "Ljava/util/concurrent/ScheduledFuture;";
    return TASKS.finding(
        id, "PeriodicTaskMayDie", Probe.PERIODIC_TASK, "// " + id, owner, method, "(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)" + result);
  }

  @Test
  void aTaskIsDeadWhenItThrewAndItsExecutorGoesOn(@TempDir Path directory) throws Exception {
    String scheduler = "java.util.concurrent.ScheduledExecutorService";
    ForkedJvm.Result result =
        new ForkedJvm(directory, TASKS)
            .run(
                periodic("died", scheduler, "scheduleAtFixedRate"),
                periodic("lives", scheduler, "scheduleWithFixedDelay"),
                periodic("waitedFor", scheduler, "scheduleAtFixedRate"),
                periodic("logging", scheduler, "scheduleAtFixedRate"),
                periodic("stopped", scheduler, "scheduleAtFixedRate"),
                periodic("netty", "io.netty.channel.EventLoopGroup", "scheduleAtFixedRate"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsOnly(
            entry("died", Verdict.CONFIRMED),
            entry("lives", Verdict.NOT_OBSERVED),
            entry("waitedFor", Verdict.NOT_OBSERVED),
            entry("logging", Verdict.NOT_OBSERVED),
            entry("stopped", Verdict.NOT_OBSERVED),
            entry("netty", Verdict.CONFIRMED));
    assertThat(result.why("died"))
        .matches(
            "the task died in its run number 3 with java.lang.IllegalStateException: disk full \\(thrown at demo.Tasks.count\\(Tasks.java:\\d+\\)\\) "
                + "and is not run again, while its executor went on: 1 of 1 task scheduled at Tasks.java:\\d+");
    assertThat(result.why("stopped")).contains("being shut down");
    assertThat(result.why("waitedFor")).contains("somebody waited");
  }
}
