import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;

/** Tasks of Reactor's non-blocking schedulers, and sources that are subscribed to on an event loop. Operators are another rule's. */
class ReactorSchedulers {
  private final CountDownLatch loaded = new CountDownLatch(1);

  private String load() throws InterruptedException {
    loaded.await();
    return "loaded";
  }

  /** WrongScheduler, where the scheduler is chosen; so are the next two. */
  void taskOfParallelOk() {
    Schedulers.parallel().schedule(() -> Mono.delay(Duration.ofSeconds(1)).block());
  }

  void taskOfOwnSingleOk() {
    Scheduler writer = Schedulers.newSingle("writer");
    Runnable write = () -> Mono.delay(Duration.ofSeconds(1)).block();
    writer.createWorker().schedule(write);
  }

  void sourceOnParallelOk() {
    Mono.fromCallable(() -> {
      loaded.await();
      return "loaded";
    }).subscribeOn(Schedulers.parallel()).subscribe();
  }

  void subscribedByHandlerBad() {
    HttpServer.create().handle((request, response) -> {
      Mono.fromCallable(() -> {
        loaded.await(); // BUG
        return "loaded";
      }).subscribe();
      return response.send();
    });
  }

  void handlerBad() {
    HttpServer.create().handle((request, response) -> {
      Mono.just("x").delayElement(Duration.ofMillis(1)).block(); // BUG
      return response.sendString(Mono.just("done"));
    });
  }

  void routeBad() {
    HttpServer.create().route(routes -> routes.get("/", (request, response) -> {
      try {
        Thread.sleep(1); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return response.send();
    }));
  }

  void taskOfElasticOk() {
    Scheduler elastic = Schedulers.boundedElastic();
    elastic.schedule(() -> Mono.delay(Duration.ofSeconds(1)).block());
    Schedulers.newBoundedElastic(4, 100, "loads").schedule(() -> Mono.delay(Duration.ofSeconds(1)).block());
  }

  void wrappedCallableOk() {
    HttpServer.create().handle((request, response) ->
        response.sendString(Mono.fromCallable(this::load).subscribeOn(Schedulers.boundedElastic())));
  }

  void wrappedCallableInVariableOk() {
    HttpServer.create().handle((request, response) -> {
      Mono<String> loading = Mono.fromCallable(this::load);
      return response.sendString(loading.subscribeOn(Schedulers.boundedElastic()));
    });
  }

  void unknownSchedulerOk(Scheduler given) {
    given.schedule(() -> Mono.delay(Duration.ofSeconds(1)).block());
    Mono.fromCallable(this::load).subscribeOn(given).subscribe();
  }

  void nonBlockingThreadTestedOk() {
    Flux.interval(Duration.ofSeconds(1)).subscribe(tick -> {
      if (!Schedulers.isInNonBlockingThread()) {
        Mono.delay(Duration.ofSeconds(1)).block();
      }
    });
  }
}
