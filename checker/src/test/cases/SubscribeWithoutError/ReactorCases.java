import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;

/** Subscriptions of Reactor. */
class ReactorCases {
  private static final System.Logger LOG = System.getLogger("cases");

  private final Orders orders = new Orders();
  private final Orders.Repository repository;
  private final HttpClient http = HttpClient.create();
  private final Sinks.Many<String> updates = Sinks.many().multicast().onBackpressureBuffer(64);
  private final List<Disposable> running = new ArrayList<>();
  private final Mono<String> price;

  ReactorCases(Orders.Repository repository) {
    this.repository = repository;
    this.price = Mono.fromCallable(() -> orders.load("price")).cache();
  }

  interface Channel {
    Mono<Void> close();

    Mono<Void> send(String text);
  }

  void r2dbcPostgresql_closeAfterAFailureOk(Channel channel) {
    channel.close().subscribe();
  }

  void sentBeforeTheEndBad(Channel channel) {
    channel.send("bye").subscribe(); // BUG
  }

  void bareBad() {
    orders.save("tea").subscribe(); // BUG
  }

  void consumerBad() {
    orders.find("tea").subscribe(order -> System.out.println(order)); // BUG
  }

  void methodReferenceAsConsumerBad() {
    orders.all().subscribe(System.out::println); // BUG
  }

  void chainOverLinesBad(String id) {
    orders.find(id)
        .filter(order -> !order.isEmpty())
        .flatMap(orders::save)
        .subscribeOn(Schedulers.boundedElastic())
        .subscribe(); // BUG
  }

  void libraryClientBad(String uri) {
    http.get().uri(uri).responseContent().aggregate().asString().subscribe(body -> System.out.println(body)); // BUG
  }

  void repositoryOfFrameworkBad() {
    repository.byName("tea").subscribe(); // BUG
  }

  void keptToCancelBad() {
    running.add(repository.stream().subscribe(System.out::println)); // BUG
  }

  Disposable returnedToCancelBad() {
    return repository.stream().subscribe(System.out::println); // BUG
  }

  void variableBad() {
    Mono<Void> saving = orders.save("tea").delaySubscription(Duration.ofMillis(1));
    saving.subscribe(); // BUG
  }

  void inLoopBad(List<String> names) {
    for (String name : names) {
      orders.save(name).subscribe(); // BUG
    }
  }

  void inLambdaBad(List<String> names) {
    names.forEach(name -> orders.save(name).subscribe()); // BUG
  }

  void onlyTerminationIsSeenBad(CountDownLatch done) {
    orders.save("tea").doFinally(signal -> done.countDown()).doOnTerminate(() -> System.out.println("over")).subscribe(); // BUG
  }

  void retriesThatEndBad() {
    orders.save("tea").retry(3).subscribe(); // BUG
    orders.save("milk").retryWhen(Retry.backoff(3, Duration.ofMillis(10))).subscribe(); // BUG
  }

  void intervalThatWorksBad() {
    Flux.interval(Duration.ofSeconds(1)).concatMap(tick -> orders.save("tick " + tick)).subscribe(); // BUG
  }

  void constantThatIsMappedBad(String order) {
    Mono.just(order).flatMap(orders::save).subscribe(); // BUG
  }

  void combinedBad() {
    Mono.when(orders.save("tea"), orders.save("milk")).subscribe(); // BUG
    Flux.merge(orders.all(), orders.find("tea")).subscribe(); // BUG
  }

  void createdHereBad() {
    Mono.<String>create(sink -> sink.success(orders.load("tea"))).subscribe(); // BUG
  }

  void futureOfItsOwnBad() {
    Mono.fromFuture(orders.findAsync("tea")).subscribe(System.out::println); // BUG
  }

  void supplierOfFutureBad() {
    Mono.fromFuture(() -> orders.findAsync("tea")).subscribe(System.out::println); // BUG
  }

  void timeoutBad() {
    orders.find("tea").timeout(Duration.ofSeconds(1)).subscribe(System.out::println); // BUG
  }

  void throughHelperBad() {
    checked("tea").subscribe(); // BUG
  }

  private Mono<String> checked(String id) {
    return orders.find(id).map(order -> {
      if (order.length() > 10) {
        throw new IllegalStateException("too long");
      }
      return order;
    });
  }

  void sinkWithWorkBad() {
    updates.asFlux().flatMap(orders::save).subscribe(); // BUG
  }

  void innerHandlerOnlyBad() {
    orders.all().flatMap(order -> orders.save(order).onErrorResume(failure -> Mono.empty())).subscribe(); // BUG
  }

  void errorConsumerOk() {
    orders.save("tea").subscribe(nothing -> {}, failure -> LOG.log(System.Logger.Level.WARNING, "lost", failure));
    orders.all().subscribe(System.out::println, Throwable::printStackTrace, () -> System.out.println("done"));
  }

  void loggedOk() {
    orders.save("tea").doOnError(failure -> LOG.log(System.Logger.Level.WARNING, "lost", failure)).subscribe();
  }

  void handlerEarlierInChainOk() {
    orders.find("tea").onErrorReturn("milk").map(String::trim).subscribe(System.out::println);
  }

  void resumedOk() {
    orders.save("tea").onErrorResume(failure -> orders.save("milk")).subscribe();
    orders.save("tea").onErrorComplete().subscribe();
    orders.all().onErrorContinue((failure, order) -> System.err.println(order)).subscribe();
  }

  void mappedErrorOk() {
    orders.save("tea").onErrorMap(failure -> {
      LOG.log(System.Logger.Level.WARNING, "lost", failure);
      return failure;
    }).subscribe();
  }

  void signalsSeenOk() {
    orders.save("tea").doOnEach(signal -> System.out.println(signal)).subscribe();
    orders.save("tea").materialize().subscribe(System.out::println);
    orders.save("tea").log().subscribe();
  }

  void retriesForEverOk() {
    orders.save("tea").retry().subscribe();
    orders.save("tea").retryWhen(Retry.indefinitely()).subscribe();
    orders.all().retryWhen(Retry.indefinitely().filter(failure -> failure instanceof IllegalStateException)).subscribe();
  }

  void handledWhereItIsMadeOk() {
    orders.saveAndLog("tea").subscribe();
    orders.saveQuietly("tea").subscribe();
    orders.saveSomehow("tea").subscribe();
  }

  void parameterOk(Mono<String> somebodyElses) {
    somebodyElses.map(String::trim).subscribe(System.out::println);
  }

  void unknownTransformationOk() {
    orders.save("tea").transform(this::guarded).subscribe();
    orders.save("tea").as(this::guarded).subscribe();
  }

  private Mono<Void> guarded(Mono<Void> work) {
    return work.doOnError(failure -> LOG.log(System.Logger.Level.WARNING, "lost", failure));
  }

  void wrappedByHelperOk() {
    guarded(orders.save("tea")).subscribe();
  }

  void subscriberObjectOk() {
    orders.all().subscribe(new BaseSubscriber<String>() {
      @Override
      protected void hookOnError(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "lost", failure);
      }
    });
  }

  void constantsOk() {
    Mono.just("tea").subscribe(System.out::println);
    Flux.just("tea", "milk").subscribe(System.out::println);
    Flux.range(1, 3).subscribe(System.out::println);
    orders.nothing().subscribe();
  }

  void timerOk() {
    Flux.interval(Duration.ofSeconds(1)).subscribe(tick -> System.out.println(tick));
    Mono.delay(Duration.ofSeconds(1)).subscribe(tick -> System.out.println("late"));
  }

  void sinkOk() {
    updates.asFlux().subscribe(System.out::println);
  }

  /** The failure is told to whoever subscribes to what is returned. */
  Mono<String> warmedUpOk() {
    Mono<String> cached = orders.find("tea").cache();
    cached.subscribe();
    return cached;
  }

  void cachedInFieldOk() {
    price.subscribe();
  }

  void futureOfSomebodyElseOk(CompletableFuture<String> price) {
    Mono.fromFuture(price).subscribe(System.out::println);
  }

  void futureLookedAfterOk() {
    CompletableFuture<String> found = orders.findAsync("tea");
    found.whenComplete((order, failure) -> System.out.println(failure));
    Mono.fromFuture(found).subscribe(System.out::println);
  }

  void chosenOk(boolean quick) {
    Mono<Void> saving = quick ? orders.saveAndLog("tea") : orders.save("tea");
    saving.subscribe();
  }

  void combinedWithHandledOk() {
    Mono.when(orders.saveAndLog("tea"), orders.save("milk")).subscribe();
  }

  void waitedForOk() {
    orders.save("tea").block();
    orders.all().blockLast();
  }

  void threeWayFlatMapOk() {
    orders.all().flatMap(Mono::just, failure -> Mono.just("failed"), Mono::empty).subscribe(System.out::println);
  }
}
