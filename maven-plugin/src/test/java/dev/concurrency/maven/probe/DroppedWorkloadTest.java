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

/** Failures of subscriptions, in a real JVM: those that the library drops, and those that somebody handles. */
class DroppedWorkloadTest {

  private static final String SUBSCRIPTIONS =
      """
      package demo;

      import io.reactivex.rxjava3.core.*;
      import io.smallrye.mutiny.*;
      import java.util.concurrent.*;
      import reactor.core.publisher.*;
      import reactor.core.scheduler.Schedulers;

      public class Subscriptions {

        static final CountDownLatch LATER = new CountDownLatch(1);
        static final CountDownLatch OVER = new CountDownLatch(1);

        public static void main(String[] args) throws Exception {
          configure();
          for (int i = 0; i < 5; i++) {
            mono();
            handled();
            handledBefore();
            rx();
            rxHandled();
            uni();
            multi();
          }
          later();
          fine();
          LATER.countDown();
          OVER.await();
        }

        static void configure() {
          HOOK
        }

        static String fail() {
          throw new IllegalStateException("disk full");
        }

        static void mono() {
          Mono.fromCallable(Subscriptions::fail).map(String::trim).subscribe(); // mono
        }

        static void later() {
          Flux.just("x")
              .publishOn(Schedulers.boundedElastic())
              .doOnNext(x -> await(LATER))
              .map(x -> fail())
              .doFinally(signal -> Schedulers.boundedElastic().schedule(OVER::countDown))
              .subscribe(x -> {}); // later
        }

        static void await(CountDownLatch latch) {
          try {
            latch.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        static void handled() {
          Mono.fromCallable(Subscriptions::fail).subscribe(x -> {}, failure -> {}); // handled
        }

        static void handledBefore() {
          Mono.fromCallable(Subscriptions::fail).onErrorReturn("none").subscribe(); // before
        }

        static void fine() {
          Mono.fromCallable(() -> "fine").subscribe(); // fine
        }

        static void rx() {
          Single.fromCallable(Subscriptions::fail).subscribe(); // rx
        }

        static void rxHandled() {
          Single.fromCallable(Subscriptions::fail).subscribe(x -> {}, failure -> {});
          Completable.complete().subscribe(); // completed
        }

        static void uni() {
          Uni.createFrom().item(Subscriptions::fail).subscribe().with(x -> {}); // uni
        }

        static void multi() {
          Multi.createFrom().items(1).map(n -> fail()).subscribe().with(x -> {}); // multi
        }
      }
      """;

  private static Sources sources(String hook) {
    return new Sources("demo.Subscriptions", SUBSCRIPTIONS.replace("HOOK", hook));
  }

  private static Finding dropped(Sources sources, String id, String owner, String name, String descriptor) {
    return sources.finding(id, "SubscribeWithoutError", Probe.DROPPED_FAILURE, "// " + id, owner, name, descriptor);
  }

  private static Finding[] findings(Sources sources) {
    String disposable = "Lreactor/core/Disposable;";
    String consumer = "Ljava/util/function/Consumer;";
    String rx = "()Lio/reactivex/rxjava3/disposables/Disposable;";
    String cancellable = "(" + consumer + ")Lio/smallrye/mutiny/subscription/Cancellable;";
    return new Finding[] {
      dropped(sources, "mono", "reactor.core.publisher.Mono", "subscribe", "()" + disposable),
      dropped(sources, "later", "reactor.core.publisher.Flux", "subscribe", "(" + consumer + ")" + disposable),
      dropped(sources, "handled", "reactor.core.publisher.Mono", "subscribe", "(" + consumer + consumer + ")" + disposable),
      dropped(sources, "before", "reactor.core.publisher.Mono", "subscribe", "()" + disposable),
      dropped(sources, "fine", "reactor.core.publisher.Mono", "subscribe", "()" + disposable),
      dropped(sources, "rx", "io.reactivex.rxjava3.core.Single", "subscribe", rx),
      dropped(sources, "completed", "io.reactivex.rxjava3.core.Completable", "subscribe", rx),
      dropped(sources, "uni", "io.smallrye.mutiny.groups.UniSubscribe", "with", cancellable),
      dropped(sources, "multi", "io.smallrye.mutiny.groups.MultiSubscribe", "with", cancellable)
    };
  }

  @Test
  void aFailureIsDroppedWhenTheSubscriberHasNoHandler(@TempDir Path directory) throws Exception {
    Sources sources = sources("");
    ForkedJvm.Result result = new ForkedJvm(directory, sources).run(findings(sources));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsOnly(
            entry("mono", Verdict.CONFIRMED),
            entry("later", Verdict.CONFIRMED),
            entry("handled", Verdict.NOT_OBSERVED),
            entry("before", Verdict.NOT_OBSERVED),
            entry("fine", Verdict.NOT_OBSERVED),
            entry("rx", Verdict.CONFIRMED),
            entry("completed", Verdict.NOT_OBSERVED),
            entry("uni", Verdict.CONFIRMED),
            entry("multi", Verdict.CONFIRMED));
    assertThat(result.why("mono"))
        .matches(
            "failed with java.lang.IllegalStateException: disk full \\(thrown at demo.Subscriptions.fail\\(Subscriptions.java:\\d+\\)\\), which no handler took: "
                + "5 of 5 subscriptions made at Subscriptions.java:\\d+ ended in a failure that was dropped");
  }

  @Test
  void whatAHandlerForAllDroppedFailuresSeesDoesNotCount(@TempDir Path directory) throws Exception {
    Sources sources =
        sources(
            "Hooks.onErrorDropped(failure -> {}); Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});"
                + " io.smallrye.mutiny.infrastructure.Infrastructure.setDroppedExceptionHandler(failure -> {});");

    ForkedJvm.Result result = new ForkedJvm(directory, sources).run(findings(sources));

    // A Multi asks no such handler.
    Map<String, Verdict> verdicts = result.verdicts();
    assertThat(verdicts.remove("multi")).as(result.toString()).isEqualTo(Verdict.CONFIRMED);
    assertThat(verdicts.values()).as(result.toString()).containsOnly(Verdict.NOT_OBSERVED);
    assertThat(result.why("rx")).contains("in a handler for all of them");
  }
}
