import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.server.HttpServerResponse;

/** Publishers that somebody subscribes to, and publishers that nobody has. */
class Publishers {
  private final Repository repository = new Repository();
  private Mono<Void> last;

  void statementBad() {
    repository.save("tea"); // BUG
  }

  void operatorBad() {
    repository.save("tea").doOnError(failure -> System.err.println(failure)); // BUG
  }

  Mono<Void> operatorLostBad() {
    Mono<Void> saving = repository.save("tea");
    saving.timeout(Duration.ofSeconds(1)); // BUG
    return saving;
  }

  void unusedVariableBad() {
    Mono<Void> saving = repository.save("tea"); // BUG
  }

  void eachBad(List<String> orders) {
    orders.forEach(order -> { repository.save(order); }); // BUG
  }

  void methodReferenceOfAnotherRuleOk(List<String> orders) {
    orders.forEach(repository::save);
  }

  void presentOfAnotherRuleOk(Optional<String> order) {
    order.ifPresent(repository::save);
  }

  Flux<String> insideOperatorBad() {
    return repository.findAll().doOnNext(order -> { repository.save(order); }); // BUG
  }

  Mono<String> insideMapBad() {
    return Mono.just("tea").map(order -> {
      repository.save(order); // BUG
      return order;
    });
  }

  void runnableBad() {
    new Thread(() -> { repository.save("tea"); }).start(); // BUG
  }

  void loopBad(List<String> orders) {
    for (String order : orders) {
      repository.save(order); // BUG
    }
  }

  void jdkPublisherBad() {
    repository.updates(); // BUG
  }

  void combinedBad() {
    Mono.when(repository.save("tea"), repository.save("milk")); // BUG
  }

  void publishOnNothingBad() {
    Flux.interval(Duration.ofSeconds(1)).map(tick -> tick + 1).share(); // BUG
  }

  /** What reactor-netty describes is sent by the one who subscribes. */
  void notSentBad(NettyOutbound outbound) {
    outbound.sendString(Mono.just("hello")); // BUG
  }

  /** Met in reactor-netty: the publisher of the handler is put together, and forgotten. */
  Mono<Void> reactorNetty_concatInRunnableBad(Publisher<Void> handled) {
    return Mono.fromRunnable(() -> { Flux.concat(handled); }); // BUG
  }

  void fieldOfOtherClassBad() {
    Sender sender = new Sender(repository);
    sender.send("tea");
    sender.describe("tea"); // BUG
  }

  static class Sender {
    private final Repository repository;

    Sender(Repository repository) {
      this.repository = repository;
    }

    void send(String order) {
      repository.save(order).block();
    }

    Mono<Void> describe(String order) {
      return repository.save(order);
    }
  }

  void subscribedOk() {
    repository.save("tea").subscribe();
    Disposable kept = repository.findAll().subscribe(System.out::println);
  }

  void subscriberObjectOk() {
    repository.findAll().subscribe(new BaseSubscriber<String>() {});
    repository.findAll().subscribeWith(new BaseSubscriber<String>() {});
  }

  void waitedForOk() {
    repository.save("tea").block();
    repository.findAll().blockLast();
    repository.save("tea").toFuture().join();
  }

  Mono<Void> returnedOk() {
    return repository.save("tea");
  }

  Mono<Void> composedOk() {
    Mono<Void> saving = repository.save("tea");
    saving = saving.doOnError(failure -> System.err.println(failure));
    return saving.then(repository.save("milk"));
  }

  void storedOk() {
    last = repository.save("tea");
  }

  void passedOnOk(List<Mono<Void>> all) {
    all.add(repository.save("tea"));
    List<Mono<Void>> copy = new ArrayList<>(all);
    run(repository.save("milk"));
  }

  private void run(Mono<Void> saving) {
    saving.subscribe();
  }

  Flux<Void> insideFlatMapOk() {
    return repository.findAll().flatMap(order -> repository.save(order)).thenMany(Flux.empty());
  }

  Mono<Void> conditionalOk(boolean twice) {
    return twice ? repository.save("tea").then(repository.save("tea")) : repository.save("tea");
  }

  void saidToBeIgnorableOk() {
    repository.saveNow("tea");
  }

  void namedUnusedOk() {
    Mono<Void> unused = repository.save("tea");
    Mono<Void> ignored = repository.save("tea");
  }

  @SuppressWarnings("PublisherNeverSubscribed")
  void suppressedOk() {
    repository.save("tea");
  }

  void suppressedVariableOk() {
    @SuppressWarnings("PublisherNeverSubscribed")
    Mono<Void> saving = repository.save("tea");
  }

  /** A hot publisher publishes, subscribed or not. */
  void hotOk(ConnectableFlux<String> ticks) {
    ticks.connect();
    new SubmissionPublisher<String>();
    repository.findAll().publish();
  }

  /** The client subscribes to it when it sends; a body that is made and dropped loses nothing. */
  void requestBodyOk() {
    HttpRequest.BodyPublishers.ofString("tea");
  }

  /** Met in Lettuce: what a map held before is not made by put. */
  void lettuce_mapPutOk(Map<String, Mono<Void>> byOrder) {
    byOrder.put("tea", repository.save("tea"));
    byOrder.remove("milk");
    new HashMap<>(byOrder).putIfAbsent("tea", last);
    new AtomicReference<Mono<Void>>().getAndSet(last);
  }

  /** Met in reactor-netty: requireNonNull hands out what it was given. */
  void reactorNetty_requireNonNullOk(Publisher<String> publisher) {
    Objects.requireNonNull(publisher, "publisher");
    publisher.subscribe(new BaseSubscriber<String>() {});
  }

  /** Setters of a response and of a connection return it for chaining. */
  void fluentSetterOk(HttpServerResponse response, Connection connection) {
    response.status(404);
    response.header("x", "y");
    connection.onReadIdle(1_000, () -> {});
  }

  /** Known limit: a publisher that is kept in a field or a collection and never subscribed is not found. */
  void keptForNothingOk() {
    List<Mono<Void>> never = new ArrayList<>();
    never.add(repository.save("tea"));
  }

  void springCloudGateway_withConnectionOk(reactor.netty.NettyOutbound outbound) {
    outbound.withConnection(connection -> System.out.println(connection.address()));
  }
}
