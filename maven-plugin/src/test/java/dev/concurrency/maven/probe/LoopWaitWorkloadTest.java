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

/** Event loops of Netty and Vert.x that wait for themselves, and for others, in a real JVM. */
class LoopWaitWorkloadTest {

  private static final String NETTY = "io.netty.util.concurrent.Future";
  private static final String STAGE = "java.util.concurrent.CompletableFuture";
  private static final String LATCH = "java.util.concurrent.CountDownLatch";

  private static final Sources LOOPS =
      new Sources(
          "demo.Loops",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import io.netty.channel.nio.NioEventLoopGroup;
          import io.netty.channel.EventLoop;
          import io.netty.channel.EventLoopGroup;
          import io.vertx.core.Future;
          import io.vertx.core.Vertx;
          import java.util.List;
          import java.util.concurrent.Callable;
          import java.util.concurrent.CompletableFuture;
          import java.util.concurrent.CountDownLatch;
          import java.util.concurrent.TimeUnit;

          public class Loops {

            static final CountDownLatch gate = new CountDownLatch(1);
            static final CountDownLatch freed = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              EventLoopGroup group = new NioEventLoopGroup(8);
              run(group.next(), Loops::refused).await();
              run(group.next(), loop -> failed(group.next())).await();
              run(group.next(), Loops::soon).await();
              run(group.next(), Loops::queue);
              run(group.next(), Loops::timer);
              run(group.next(), Loops::stage);
              var other = run(group.next(), loop -> other(group.next()));
              run(group.next(), Loops::freed);
              EventLoopGroup ending = new NioEventLoopGroup(2);
              run(ending.next(), loop -> end(ending));
              CountDownLatch awaited = new CountDownLatch(1);
              Vertx vertx = Vertx.vertx();
              vertx.runOnContext(nothing -> {
                run(() -> await(vertx));
                awaited.countDown();
              });
              awaited.await();
              vertx.runOnContext(nothing -> run(() -> context(vertx)));
              Vertx another = Vertx.vertx();
              CountDownLatch foreign = new CountDownLatch(1);
              Vertx.vertx().runOnContext(nothing -> {
                run(() -> foreign(another));
                foreign.countDown();
              });
              for (String id : List.of("queue", "timer", "stage", "freed", "end", "context")) {
                WorkloadEvidence.await("loop-wait\\",\\"site\\":\\"" + id + "#0");
              }
              freed.countDown();
              gate.countDown();
              WorkloadEvidence.await("\\"site\\":\\"freed#0\\".*\\"fulfilled\\":1");
              other.await();
              foreign.await();
              System.exit(0);
            }

            interface Body {
              void run(EventLoop loop) throws Exception;
            }

            interface Action {
              void run() throws Exception;
            }

            static io.netty.util.concurrent.Future<?> run(EventLoop loop, Body body) {
              return loop.submit(() -> run(() -> body.run(loop)));
            }

            static void run(Action action) {
              try {
                action.run();
              } catch (Exception e) {
                System.out.println(e);
              }
            }

            static void refused(EventLoop loop) throws Exception {
              loop.submit(() -> "x").sync(); // refused
            }

            /** What it waits for was refused something itself, elsewhere. */
            static void failed(EventLoop another) throws Exception {
              io.netty.util.concurrent.Future<?> failing = another.submit(() -> another.submit(() -> "x").sync());
              failing.await();
              failing.sync(); // failed
            }

            static void soon(EventLoop loop) throws Exception {
              CountDownLatch latch = new CountDownLatch(1);
              new Thread(latch::countDown).start();
              latch.await(); // soon
            }

            static void queue(EventLoop loop) throws Exception {
              CountDownLatch latch = new CountDownLatch(1);
              loop.execute(() -> latch.countDown());
              latch.await(); // queue
            }

            static void timer(EventLoop loop) throws Exception {
              CountDownLatch latch = new CountDownLatch(1);
              loop.schedule(() -> latch.countDown(), 1, TimeUnit.MILLISECONDS);
              latch.await(); // timer
            }

            static void stage(EventLoop loop) {
              CompletableFuture.supplyAsync(() -> "x", loop).thenApply(String::trim).join(); // stage
            }

            static void other(EventLoop another) throws Exception {
              CompletableFuture<String> opened = CompletableFuture.supplyAsync(() -> {
                run(gate::await);
                return "x";
              }, another);
              opened.join(); // other
            }

            /** A task of the loop would do it, but somebody else does. */
            static void freed(EventLoop loop) throws Exception {
              loop.execute(freed::countDown);
              freed.await(); // freed
            }

            static void end(EventLoopGroup group) throws Exception {
              group.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(); // end
            }

            static void context(Vertx vertx) {
              Future<Boolean> exists = vertx.executeBlocking(Loops::slowly); // begin context
              exists.map(found -> !found).toCompletionStage().toCompletableFuture().join(); // context
            }

            /** Not over before the event loop waits. */
            static boolean slowly() throws Exception {
              gate.await();
              return true;
            }

            static void await(Vertx vertx) {
              Future.await(vertx.fileSystem().exists("x")); // await
            }

            static void foreign(Vertx another) {
              Future<Boolean> exists = another.executeBlocking(Loops::slowly); // begin foreign
              exists.toCompletionStage().toCompletableFuture().join(); // foreign
            }
          }
          """);

  @Test
  void aLoopThatWaitsForItselfIsToldFromOneThatWaitsForOthers(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, LOOPS)
            .run(
                wait("refused", NETTY, "sync", "()Lio/netty/util/concurrent/Future;"),
                wait("failed", NETTY, "sync", "()Lio/netty/util/concurrent/Future;"),
                wait("soon", LATCH, "await", "()V"),
                wait("queue", LATCH, "await", "()V"),
                wait("timer", LATCH, "await", "()V"),
                wait("stage", STAGE, "join", "()Ljava/lang/Object;"),
                wait("other", STAGE, "join", "()Ljava/lang/Object;"),
                wait("freed", LATCH, "await", "()V"),
                wait("end", NETTY, "await", "()Lio/netty/util/concurrent/Future;"),
                ofContext("context"),
                wait("await", "io.vertx.core.Future", "await", "(Lio/vertx/core/Future;)Ljava/lang/Object;"),
                ofContext("foreign"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("refused", Verdict.CONFIRMED);
    expected.put("failed", Verdict.NOT_OBSERVED);
    expected.put("soon", Verdict.NOT_OBSERVED);
    expected.put("queue", Verdict.CONFIRMED);
    expected.put("timer", Verdict.CONFIRMED);
    expected.put("stage", Verdict.CONFIRMED);
    expected.put("other", Verdict.NOT_OBSERVED);
    expected.put("freed", Verdict.NOT_OBSERVED);
    expected.put("end", Verdict.CONFIRMED);
    expected.put("context", Verdict.CONFIRMED);
    expected.put("await", Verdict.CONFIRMED);
    expected.put("foreign", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("refused"))
        .matches(
            "nioEventLoopGroup-\\d-\\d \\(Netty event loop\\) was refused to wait at Loops.java:\\d+ for its own loop, with "
                + "io.netty.util.concurrent.BlockingOperationException; 1 of 1 call was");
    assertThat(result.why("queue"))
        .matches("nioEventLoopGroup-\\d-\\d \\(Netty event loop\\) waits at Loops.java:\\d+ for a task in its own queue, and did not get on for \\d+ ms");
    assertThat(result.why("end")).contains("for the end of its own loop");
    assertThat(result.why("context")).contains("for a future of its own context");
  }

  private static Finding wait(String id, String owner, String name, String descriptor) {
    return LOOPS.finding(id, "EventLoopSelfAwait", Probe.LOOP_WAIT, "// " + id, owner, name, descriptor);
  }

  private static Finding ofContext(String id) {
    return LOOPS.finding(
        id,
        "EventLoopSelfAwait",
        LOOPS.site(Probe.LOOP_WAIT, "); // " + id, STAGE, "join", "()Ljava/lang/Object;", 0),
        LOOPS.site(Probe.LOOP_TASK, "// begin " + id, "io.vertx.core.Vertx", "executeBlocking", "(Ljava/util/concurrent/Callable;)Lio/vertx/core/Future;", 0));
  }
}
