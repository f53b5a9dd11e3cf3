package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that never fail by themselves, made to fail: somebody is told, or nobody. */
class FaultWorkloadTest {

  private static final Sources TASKS =
      new Sources(
          "demo.Tasks",
          """
          package demo;

          import java.io.*;
          import java.time.Duration;
          import java.util.*;
          import java.util.concurrent.*;
          import reactor.core.publisher.Flux;
          import reactor.util.retry.Retry;

          public class Tasks {

            static final Queue<Object> TOLD = new ConcurrentLinkedQueue<>();
            static final Queue<Object> KEPT = new ConcurrentLinkedQueue<>();
            static final ExecutorService POOL = Executors.newSingleThreadExecutor();
            static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
            static final Sender SENDER = text -> TOLD.add(text);

            interface Sender {
              void send(String text);
            }

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 4; i++) {
                discard();
              }
              CountDownLatch ticks = new CountDownLatch(2);
              schedule(ticks);
              ticks.await();
              subscribe();
              POOL.submit(() -> {}).get();
              TIMER.schedule(() -> {}, 0, TimeUnit.SECONDS).get();
              ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES);
              POOL.shutdown();
              TIMER.shutdown();
            }

            static void discard() {
              CompletableFuture.runAsync(() -> send("a"), POOL); // may fail
              CompletableFuture.runAsync(() -> { try { send("b"); } catch (RuntimeException e) { TOLD.add(e); } }, POOL); // handled in the task
              CompletableFuture.runAsync(() -> sendCarefully("c"), POOL); // handled further in
              CompletableFuture.runAsync(() -> SENDER.send("d"), POOL); // nobody knows what is behind it
              CompletableFuture.runAsync(() -> { try { read(); } catch (IOException e) { TOLD.add(e); } }, POOL); // expects its own failures
              CompletableFuture.supplyAsync(() -> load(), POOL).thenAccept(text -> send(text)); // chain
              CompletableFuture.supplyAsync(() -> load(), POOL).exceptionally(e -> "none").thenAccept(text -> send(text)); // handler in the chain
              CompletableFuture.supplyAsync(() -> load(), POOL).whenComplete((text, e) -> TOLD.add(text + e)); // handler at its end
              CompletableFuture.runAsync(() -> System.out.println("printed"), POOL); // a print stream does not fail
              CompletableFuture.runAsync(() -> { try { Integer.parseInt("x"); } catch (NumberFormatException e) { send("caught"); } }, POOL); // fails only when something has failed
              POOL.submit(() -> send("e")); // submitted
              POOL.submit(Tasks::self); // method reference
              KEPT.add(CompletableFuture.runAsync(() -> send("f"), POOL)); // somebody keeps it
            }

            static void schedule(CountDownLatch ticks) {
              TIMER.scheduleAtFixedRate(() -> { ticks.countDown(); tick(); }, 0, 1, TimeUnit.MILLISECONDS); // dies
              TIMER.scheduleAtFixedRate(() -> { ticks.countDown(); try { tick(); } catch (Exception e) { TOLD.add(e); } }, 0, 1, TimeUnit.MILLISECONDS); // lives
            }

            static void subscribe() {
              Flux.just("a", "b").map(text -> convert(text)).subscribe(text -> TOLD.add(text)); // dropped
              Flux.just("a", "b").map(text -> convert(text)).onErrorResume(e -> Flux.empty()).subscribe(text -> TOLD.add(text)); // resumed
              Flux.just("a", "b").map(text -> convert(text)).retryWhen(Retry.fixedDelay(1, Duration.ZERO)).subscribe(text -> TOLD.add(text)); // retried
            }

            static void self() {
              send("g");
            }

            static void tick() {
              send("h");
            }

            static String load() {
              send("i");
              return "text";
            }

            static String convert(String text) {
              if (text.isEmpty()) {
                throw new IllegalArgumentException();
              }
              return text;
            }

            static void send(String text) {
              if (text.isEmpty()) {
                throw new IllegalStateException("nothing to send");
              }
              TOLD.add(text);
            }

            static void sendCarefully(String text) {
              try {
                send(text);
              } catch (RuntimeException e) {
                TOLD.add(e);
              }
            }

            static void read() throws IOException {
              new StringReader("text").read();
            }
          }
          """);

  private static final String RUN_ASYNC = "(Ljava/lang/Runnable;Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;";
  private static final String STAGE = "java.util.concurrent.CompletableFuture";

  private static Finding discarded(String id, String line, String owner, String name, String descriptor) {
    return TASKS.finding(id, "FutureIgnored", Probe.DISCARDED_RESULT, line, owner, name, descriptor);
  }

  private static Finding async(String id, String line) {
    return discarded(id, line, STAGE, "runAsync", RUN_ASYNC);
  }

  private static Finding chain(String id, String line) {
    return discarded(id, line, STAGE, "thenAccept", "(Ljava/util/function/Consumer;)Ljava/util/concurrent/CompletableFuture;");
  }

  private static Finding submitted(String id, String line) {
    return discarded(id, line, "java.util.concurrent.ExecutorService", "submit", "(Ljava/lang/Runnable;)Ljava/util/concurrent/Future;");
  }

  private static Finding periodic(String id, String line) {
    return TASKS.finding(
        id, "PeriodicTaskMayDie", Probe.PERIODIC_TASK, line, "java.util.concurrent.ScheduledExecutorService", "scheduleAtFixedRate",
        "(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;");
  }

  private static Finding subscribed(String id, String line) {
    return TASKS.finding(
        id, "SubscribeWithoutError", Probe.DROPPED_FAILURE, line, "reactor.core.publisher.Flux", "subscribe",
        "(Ljava/util/function/Consumer;)Lreactor/core/Disposable;");
  }

  private static final List<Finding> FINDINGS =
      List.of(
          async("task", "// may fail"),
          async("handled", "// handled in the task"),
          async("careful", "// handled further in"),
          async("unknown", "// nobody knows"),
          async("narrow", "// expects its own failures"),
          chain("chain", "// chain"),
          chain("handlerInChain", "// handler in the chain"),
          discarded(
              "handlerAtEnd", "// handler at its end", STAGE, "whenComplete", "(Ljava/util/function/BiConsumer;)Ljava/util/concurrent/CompletableFuture;"),
          async("printed", "// a print stream does not fail"),
          async("afterwards", "// fails only when something has failed"),
          submitted("submitted", "// submitted"),
          submitted("reference", "// method reference"),
          async("kept", "// somebody keeps it"),
          periodic("dies", "// dies"),
          periodic("lives", "// lives"),
          subscribed("dropped", "// dropped"),
          subscribed("resumed", "// resumed"),
          subscribed("retried", "// retried"));

  @Test
  void aFailureOfWhichNobodyIsToldConfirmsIt(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, TASKS).provoking(Provocation.FAULTS).run(FINDINGS.toArray(new Finding[0]));

    assertThat(result.verdicts().entrySet())
        .as(result.toString())
        .filteredOn(entry -> entry.getValue() == Verdict.CONFIRMED)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("task", "chain", "submitted", "dies", "dropped");
    assertThat(result.judgements().get("task").provoked()).isTrue();
    assertThat(result.why("task"))
        .matches(
            "failed with dev.concurrency.maven.probe.runtime.InjectedFailure: Tasks.send was made to fail \\(thrown at demo.Tasks.lambda\\$.*\\(Tasks.java:\\d+\\)\\)"
                + " and nobody was told: 2 of 4 results thrown away at Tasks.java:\\d+ failed unseen");
  }

  @Test
  void withoutProvocationNothingFails(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, TASKS).run(FINDINGS.toArray(new Finding[0]));

    List<Map.Entry<String, Verdict>> others = new ArrayList<>(result.verdicts().entrySet());
    assertThat(others).as(result.toString()).allMatch(entry -> entry.getValue() == Verdict.NOT_OBSERVED);
  }
}
