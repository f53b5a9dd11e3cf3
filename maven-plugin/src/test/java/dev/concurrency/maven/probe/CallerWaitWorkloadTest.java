package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits inside methods that return their result for later, in a real JVM, each with a twin that holds nobody up. */
class CallerWaitWorkloadTest {

  private static final Sources CALLERS =
      new Sources(
          "demo.Callers",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.io.*;
          import java.net.*;
          import java.util.concurrent.*;
          import reactor.core.scheduler.Schedulers;

          public class Callers {

            public static void main(String[] args) throws Exception {
              var gate = new CountDownLatch(1);
              var caller = new Thread(() -> held(gate));
              caller.start();
              WorkloadEvidence.await("blocked.*held#0");
              gate.countDown();
              caller.join();
              open(new CountDownLatch(0)).join();
              elastic();
              socket();
            }

            static CompletableFuture<Void> held(CountDownLatch gate) {
              try {
                gate.await(); // held until the agent has seen it
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return CompletableFuture.completedFuture(null);
            }

            static CompletableFuture<Void> open(CountDownLatch gate) throws InterruptedException {
              gate.await(); // open already
              return CompletableFuture.completedFuture(null);
            }

            static void elastic() throws Exception {
              var done = new CountDownLatch(1);
              Schedulers.boundedElastic().schedule(() -> {
                try {
                  Thread.sleep(25); // on a thread kept for waiting
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  done.countDown();
                }
              });
              done.await();
            }

            /** Waits in native code, until the agent has seen it twice. */
            static void socket() throws Exception {
              try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                  var client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                  var accepted = server.accept()) {
                var reader = new Thread(() -> read(client));
                reader.start();
                WorkloadEvidence.await("blocked.*socket#0");
                accepted.getOutputStream().write(1);
                reader.join();
              }
            }

            static CompletableFuture<Integer> read(Socket socket) {
              try {
                return CompletableFuture.completedFuture(socket.getInputStream().read()); // in native code
              } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
              }
            }
          }
          """);

  private static Finding await(String id, String line) {
    return CALLERS.finding(id, "BlockingInAsyncMethod", Probe.CALLER_WAIT, line, "java.util.concurrent.CountDownLatch", "await", "()V");
  }

  @Test
  void whoWaitsIsToldOnAnyThreadButThoseKeptForWaiting(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, CALLERS)
            .run(
                await("held", "// held until"),
                await("open", "// open already"),
                CALLERS.finding("elastic", "BlockingInAsyncMethod", Probe.CALLER_WAIT, "// on a thread kept", "java.lang.Thread", "sleep", "(J)V"),
                CALLERS.finding("socket", "FakeAsync", Probe.CALLER_WAIT, "// in native code", "java.io.InputStream", "read", "()I"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("held", Verdict.CONFIRMED, "open", Verdict.NOT_OBSERVED, "elastic", Verdict.NOT_OBSERVED, "socket", Verdict.CONFIRMED));
    assertThat(result.why("held")).matches("the calling thread, Thread-\\d+, waited (at least )?\\d+ ms at Callers.java:\\d+ before .*");
    assertThat(result.why("elastic")).isEqualTo("1 execution on boundedElastic-1 (Reactor bounded elastic scheduler), which are kept for waiting");
  }
}
