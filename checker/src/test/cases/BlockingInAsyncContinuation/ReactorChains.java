import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** Operators of publishers that emit on a timer thread or on the event loop of a connection. */
class ReactorChains {
  private final CompletableFuture<String> token = new CompletableFuture<>();

  private Flux<String> page() {
    return HttpClient.create().get().uri("/").responseContent().asString();
  }

  void timerBad() {
    Flux.interval(Duration.ofSeconds(1)).map(tick -> token.join()).subscribe(); // BUG
  }

  void doOnNextBad() {
    Mono.delay(Duration.ofSeconds(1)).doOnNext(tick -> Mono.delay(Duration.ofSeconds(1)).block()).subscribe(); // BUG
  }

  void subscriberBad(CountDownLatch done) {
    page().subscribe(line -> {
      try {
        done.await(); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  Flux<String> flatMapBad() {
    return page().flatMap(line -> Mono.just(line + token.join())); // BUG
  }

  Flux<String> innerSourceBad() {
    return page().flatMap(line -> Mono.fromCallable(() -> line + token.get())); // BUG
  }

  /** WrongScheduler, where the scheduler is chosen. */
  Mono<String> publishOnParallelOk(Mono<String> source) {
    return source.publishOn(Schedulers.parallel()).map(text -> text + token.join());
  }

  Mono<String> backFromElasticBad(Mono<String> source) {
    return source.publishOn(Schedulers.boundedElastic()).map(text -> text + token.join())
        .delayElement(Duration.ofMillis(1)).map(text -> text + token.join()); // BUG
  }

  Mono<String> trimmed(Mono<String> source) {
    return source.delayElement(Duration.ofMillis(1)).map(this::trimBad);
  }

  private String trimBad(String text) {
    return text + token.join(); // BUG
  }

  Mono<String> publishOnElasticOk() {
    return page().next().publishOn(Schedulers.boundedElastic()).map(text -> text + token.join());
  }

  Flux<String> wrappedOk() {
    return page().flatMap(line -> Mono.fromCallable(() -> line + token.get()).subscribeOn(Schedulers.boundedElastic()));
  }

  Flux<String> wrappedDeferredOk() {
    return page().concatMap(line -> Mono.defer(() -> Mono.just(line + token.join())).subscribeOn(Schedulers.boundedElastic()));
  }

  Mono<String> subscribeOnElasticOk() {
    return Mono.fromCallable(() -> token.get()).map(text -> text + token.join()).subscribeOn(Schedulers.boundedElastic());
  }

  Mono<String> unknownSourceOk(Mono<String> source) {
    return source.map(text -> text + token.join());
  }

  Mono<String> unknownSchedulerOk(Mono<String> source, Scheduler scheduler) {
    return source.publishOn(scheduler).map(text -> text + token.join());
  }

  Mono<String> calledByMainOk() {
    Mono<String> source = Mono.just("x");
    String text = source.delayElement(Duration.ofMillis(1)).block();
    return Mono.just(text);
  }

  Mono<String> futureBridgeOk() {
    return page().next().flatMap(line -> Mono.fromFuture(() -> token));
  }

  void guardedOk() {
    Flux.interval(Duration.ofSeconds(1)).map(tick -> token.isDone() ? token.join() : "").subscribe();
  }
}
