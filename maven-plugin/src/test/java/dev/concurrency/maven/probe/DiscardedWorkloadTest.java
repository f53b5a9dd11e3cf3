package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are thrown away, in a real JVM: those whose failure reaches nobody, and those whose failure does. */
class DiscardedWorkloadTest {

  private static final String STAGE = "java.util.concurrent.CompletableFuture";
  private static final String STAGE_RESULT = ")Ljava/util/concurrent/CompletableFuture;";

  private static final Sources FUTURES =
      new Sources(
          "demo.Futures",
          """
          package demo;

          import java.util.*;
          import java.util.concurrent.*;

          public class Futures {

            static final ExecutorService POOL = Executors.newFixedThreadPool(2);
            static final CountDownLatch GATE = new CountDownLatch(1);
            static final CompletableFuture<String> KEPT = CompletableFuture.failedFuture(new IllegalStateException("kept"));

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 10; i++) {
                stage();
                handled();
                submitted();
                fine();
                kept();
                listened();
              }
              GATE.countDown();
              List.of("a", "b").forEach(Futures::byReference); // reference
              var vertx = io.vertx.core.Vertx.vertx();
              vertx(vertx);
              var loops = new io.netty.channel.DefaultEventLoopGroup(1);
              netty(loops);
              guava(com.google.common.util.concurrent.MoreExecutors.listeningDecorator(POOL));
              logging();
              POOL.shutdown();
              POOL.awaitTermination(1, TimeUnit.MINUTES);
              loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
              vertx.close().toCompletionStage().toCompletableFuture().get();
            }

            static String fail() {
              throw new IllegalStateException("disk full");
            }

            static void stage() {
              CompletableFuture.supplyAsync(Futures::fail, POOL)
                  .thenApply(String::trim); // stage
            }

            static void handled() {
              CompletableFuture.supplyAsync(Futures::fail, POOL)
                  .exceptionally(Throwable::getMessage); // handled
            }

            static void submitted() {
              POOL.submit(() -> fail()); // submitted
            }

            static void logging() {
              var pool = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
                @Override
                protected void afterExecute(Runnable task, Throwable thrown) {
                  // looks into the future and logs
                }
              };
              pool.submit(() -> fail()); // logging
              pool.shutdown();
            }

            static void fine() {
              POOL.submit(() -> "fine"); // fine
            }

            static void kept() {
              keep(); // kept
            }

            static CompletableFuture<String> keep() {
              return KEPT;
            }

            static void listened() {
              logged(); // listened
            }

            static CompletableFuture<String> logged() {
              var stage = CompletableFuture.supplyAsync(() -> waitAndFail(), POOL);
              stage.whenComplete((value, failure) -> {});
              return stage;
            }

            static String waitAndFail() {
              try {
                GATE.await();
                dev.concurrency.maven.probe.WorkloadEvidence.await("listened#0.*pending\\":10");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return fail();
            }

            static CompletableFuture<String> byReference(String text) {
              return CompletableFuture.failedFuture(new IllegalArgumentException(text));
            }

            static void vertx(io.vertx.core.Vertx vertx) {
              vertx.executeBlocking(() -> fail()); // vertx
            }

            static void netty(io.netty.channel.EventLoopGroup loops) {
              loops.submit(() -> fail()); // netty
            }

            static void guava(com.google.common.util.concurrent.ListeningExecutorService pool) {
              pool.submit(() -> fail()); // guava
            }
          }
          """);

  private static Finding discarded(String id, String line, String owner, String name, String descriptor) {
    return FUTURES.finding(id, "FutureIgnored", Probe.DISCARDED_RESULT, line, owner, name, descriptor);
  }

  @Test
  void aFailureIsLostWhenNobodyListensAndNobodyHoldsTheFuture(@TempDir Path directory) throws Exception {
    String callable = "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;";
    ForkedJvm.Result result =
        new ForkedJvm(directory, FUTURES)
            .run(
                discarded("stage", "// stage", STAGE, "thenApply", "(Ljava/util/function/Function;" + STAGE_RESULT),
                discarded("handled", "// handled", STAGE, "exceptionally", "(Ljava/util/function/Function;" + STAGE_RESULT),
                discarded("submitted", "// submitted", "java.util.concurrent.ExecutorService", "submit", callable),
                discarded("fine", "// fine", "java.util.concurrent.ExecutorService", "submit", callable),
                discarded("logging", "// logging", "java.util.concurrent.ExecutorService", "submit", callable),
                discarded("kept", "// kept", "demo.Futures", "keep", "(" + STAGE_RESULT),
                discarded("listened", "// listened", "demo.Futures", "logged", "(" + STAGE_RESULT),
                discarded("reference", "// reference", "demo.Futures", "byReference", "(Ljava/lang/String;" + STAGE_RESULT),
                discarded(
                    "vertx", "// vertx", "io.vertx.core.Vertx", "executeBlocking", "(Ljava/util/concurrent/Callable;)Lio/vertx/core/Future;"),
                discarded(
                    "netty", "// netty", "io.netty.channel.EventLoopGroup", "submit",
                    "(Ljava/util/concurrent/Callable;)Lio/netty/util/concurrent/Future;"),
                discarded(
                    "guava", "// guava", "com.google.common.util.concurrent.ListeningExecutorService", "submit",
                    "(Ljava/util/concurrent/Callable;)Lcom/google/common/util/concurrent/ListenableFuture;"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsOnly(
            entry("stage", Verdict.CONFIRMED),
            entry("handled", Verdict.NOT_OBSERVED),
            entry("submitted", Verdict.CONFIRMED),
            entry("fine", Verdict.NOT_OBSERVED),
            entry("logging", Verdict.NOT_OBSERVED),
            entry("kept", Verdict.NOT_OBSERVED),
            entry("listened", Verdict.NOT_OBSERVED),
            entry("reference", Verdict.CONFIRMED),
            entry("vertx", Verdict.CONFIRMED),
            entry("netty", Verdict.CONFIRMED),
            entry("guava", Verdict.CONFIRMED));
    assertThat(result.why("stage"))
        .matches(
            "failed with java.lang.IllegalStateException: disk full \\(thrown at demo.Futures.fail\\(Futures.java:\\d+\\)\\) and nobody was told: "
                + "10 of 10 results thrown away at Futures.java:\\d+ failed unseen");
    assertThat(result.why("fine")).isEqualTo("10 executions, and none of the results failed");
    assertThat(result.why("kept")).contains("still held them");
    assertThat(result.why("listened")).contains("something listened to them");
  }

  private static final Sources LAST =
      new Sources(
          "demo.Last",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;

          public class Last {

            static final CompletableFuture<String> OPEN = new CompletableFuture<>();

            public static void main(String[] args) throws Exception {
              if (Boolean.getBoolean("hook")) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.completeExceptionally(new IllegalStateException("closed"))));
                derived();
                WorkloadEvidence.await("derived#0.*pending\\":1");
              } else {
                atOnce();
              }
            }

            static void atOnce() {
              failed(); // at once
            }

            static void derived() {
              OPEN.thenApply(String::trim); // derived
            }

            static CompletableFuture<String> failed() {
              return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
            }
          }
          """);

  private static Finding last(String id, String line, String owner, String name, String descriptor) {
    return LAST.finding(id, "FutureIgnored", Probe.DISCARDED_RESULT, line, owner, name, descriptor);
  }

  /** A busy machine may not let the agent look before the end: met as a sample that was not confirmed in one of sixty runs. */
  @Test
  void aFailureCountsThoughTheAgentCouldNotLookBeforeTheEnd(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, LAST).run(last("atOnce", "// at once", "demo.Last", "failed", "(" + STAGE_RESULT));

    assertThat(result.verdicts()).as(result.toString()).containsOnly(entry("atOnce", Verdict.CONFIRMED));
  }

  @Test
  void aFailureThatAShutdownHookMayHaveCausedDoesNot(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, LAST)
            .option("-Dhook=true")
            .run(last("derived", "// derived", STAGE, "thenApply", "(Ljava/util/function/Function;" + STAGE_RESULT));

    assertThat(result.verdicts()).as(result.toString()).containsOnly(entry("derived", Verdict.NOT_OBSERVED));
    assertThat(result.why("derived")).isEqualTo("1 execution, 1 result failed, but only when the JVM was going down, perhaps because of that");
  }

  private static final Sources PUBLISHERS =
      new Sources(
          "demo.Publishers",
          """
          package demo;

          import java.util.concurrent.*;
          import reactor.core.publisher.*;

          public class Publishers {

            static Mono<String> pending;

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 10; i++) {
                forgotten();
                subscribedBefore();
                subscribedLater();
                pending.block();
                inner();
              }
              jdk();
              described();
              verified();
            }

            static void described() {
              reactor.test.StepVerifier.create(save()).expectNext("saved"); // described
            }

            static void verified() {
              reactor.test.StepVerifier.create(save()).expectNext("saved").verifyComplete(); // verified
            }

            static Mono<String> save() {
              return Mono.fromCallable(() -> "saved").map(String::trim);
            }

            static void forgotten() {
              save(); // forgotten
            }

            static void subscribedBefore() {
              started(); // before
            }

            static Mono<String> started() {
              Mono<String> mono = Mono.fromCallable(() -> "saved").cache();
              mono.subscribe();
              return mono;
            }

            static void subscribedLater() {
              later(); // later
            }

            static Mono<String> later() {
              pending = Mono.just("x").map(String::trim);
              return pending;
            }

            static void inner() {
              Flux.just(1, 2).flatMap(n -> {
                Mono.just(n).map(m -> m + 1); // inner
                return Mono.just(n);
              }).blockLast();
            }

            static void jdk() {
              publisher(); // jdk
            }

            static Flow.Publisher<String> publisher() {
              return new SubmissionPublisher<>();
            }
          }
          """);

  private static Finding forgotten(String id, String line, String owner, String name, String descriptor) {
    return PUBLISHERS.finding(id, "PublisherNeverSubscribed", Probe.NEVER_SUBSCRIBED, line, owner, name, descriptor);
  }

  private static Finding handedIn(String id) {
    String create = "(Lorg/reactivestreams/Publisher;)Lreactor/test/StepVerifier$FirstStep;";
    return PUBLISHERS.finding(id, "StepVerifierUnfinished", Probe.ARGUMENT_NEVER_SUBSCRIBED, "// " + id, "reactor.test.StepVerifier", "create", create);
  }

  @Test
  void aPublisherIsForgottenWhenNobodyEverSubscribesToIt(@TempDir Path directory) throws Exception {
    String mono = "()Lreactor/core/publisher/Mono;";
    ForkedJvm.Result result =
        new ForkedJvm(directory, PUBLISHERS)
            .run(
                forgotten("forgotten", "// forgotten", "demo.Publishers", "save", mono),
                forgotten("before", "// before", "demo.Publishers", "started", mono),
                forgotten("later", "// later", "demo.Publishers", "later", mono),
                forgotten("inner", "// inner", "reactor.core.publisher.Mono", "map", "(Ljava/util/function/Function;)Lreactor/core/publisher/Mono;"),
                handedIn("described"),
                handedIn("verified"),
                forgotten("jdk", "// jdk", "demo.Publishers", "publisher", "()Ljava/util/concurrent/Flow$Publisher;"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "forgotten", Verdict.CONFIRMED,
                "before", Verdict.NOT_OBSERVED,
                "later", Verdict.NOT_OBSERVED,
                "inner", Verdict.CONFIRMED,
                "described", Verdict.CONFIRMED,
                "verified", Verdict.NOT_OBSERVED,
                "jdk", Verdict.INCONCLUSIVE));
    assertThat(result.why("forgotten")).matches("10 of 10 publishers thrown away at Publishers.java:\\d+ were never subscribed: the work never began");
    assertThat(result.why("jdk")).contains("cannot be seen");
  }
}
