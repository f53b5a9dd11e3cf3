import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import io.netty.channel.Channel;
import io.reactivex.rxjava3.core.Completable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.JButton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Functions with an asynchronous result, passed where there is room for it and where there is none. */
class VoidSamCases {
  private final Mails mails = new Mails();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Mails.Listener> listeners = new ArrayList<>();

  void forEachLambdaBad(List<String> addresses) {
    addresses.forEach(address -> mails.send(address)); // BUG
  }

  void forEachReferenceBad(List<String> addresses) {
    addresses.forEach(mails::send); // BUG
  }

  void streamBad(Stream<String> addresses) {
    addresses.map(String::trim).forEach(mails::send); // BUG
  }

  void mapForEachBad(Map<String, String> byName) {
    byName.forEach((name, address) -> mails.send(address)); // BUG
  }

  void ifPresentBad(Optional<String> address) {
    address.ifPresent(mails::send); // BUG
  }

  void ifPresentOrElseBad(Optional<String> address) {
    address.ifPresentOrElse(mails::send, () -> mails.send("nobody")); // BUG
  }

  void runnableVariableBad() {
    Runnable reminder = () -> mails.send("anna@example.org"); // BUG
    reminder.run();
  }

  void consumerVariableBad(List<String> addresses) {
    Consumer<String> sender = mails::send; // BUG
    addresses.forEach(sender);
  }

  void biConsumerBad() {
    BiConsumer<String, Integer> sender = (address, times) -> mails.send(address.repeat(times)); // BUG
    sender.accept("a", 2);
  }

  void listenerBad() {
    listeners.add(order -> mails.send(order)); // BUG
  }

  void buttonBad(JButton button) {
    button.addActionListener(event -> mails.send("anna@example.org")); // BUG
  }

  void threadBad() {
    new Thread(() -> mails.send("anna@example.org")).start(); // BUG
  }

  void executeBad() {
    pool.execute(() -> mails.send("anna@example.org")); // BUG
  }

  void continuationBad(CompletableFuture<String> address) {
    address.thenAccept(mails::send).exceptionally(failure -> null); // BUG
  }

  CompletableFuture<Void> continuationReturnedBad(CompletableFuture<String> address) {
    return address.thenAccept(to -> mails.send(to)); // BUG
  }

  void chainBad(List<String> addresses) {
    addresses.forEach(address -> mails.send(address).thenRun(() -> System.out.println("sent"))); // BUG
  }

  void requestBad(List<HttpRequest> requests) {
    requests.forEach(request -> http.sendAsync(request, BodyHandlers.discarding())); // BUG
  }

  void supplyBad(List<String> names) {
    names.forEach(name -> CompletableFuture.supplyAsync(() -> Integer.parseInt(name))); // BUG
  }

  void vertxTimerBad(Vertx vertx, EventBus bus) {
    vertx.setTimer(1_000, id -> bus.request("orders", id)); // BUG
  }

  void onSuccessBad(io.vertx.core.Future<String> address, EventBus bus) {
    address.onSuccess(to -> bus.request("mails", to)).onFailure(Throwable::printStackTrace); // BUG
  }

  void guavaBad(List<String> names) {
    names.forEach(name -> Futures.submit(() -> Integer.parseInt(name), pool)); // BUG
  }

  void publisherForEachBad(List<String> addresses) {
    addresses.forEach(address -> mails.describe(address)); // BUG
  }

  void publisherReferenceBad(Optional<String> address) {
    address.ifPresent(mails::describe); // BUG
  }

  Flux<String> publisherInsideOperatorBad(Flux<String> addresses) {
    return addresses.doOnNext(mails::describe); // BUG
  }

  void publisherOnSuccessBad(Mono<String> address) {
    address.doOnSuccess(to -> mails.describe(to)).block(); // BUG
  }

  void publisherInFinallyBad(Mono<String> address) {
    address.doFinally(signal -> mails.describe(signal.toString())).block(); // BUG
  }

  void publisherRunnableBad() {
    Runnable reminder = () -> mails.describe("anna@example.org"); // BUG
    reminder.run();
  }

  void completableBad(List<String> names) {
    names.forEach(name -> Completable.fromAction(() -> mails.deliver(name))); // BUG
  }

  void uniBad(List<String> names) {
    names.forEach(name -> Uni.createFrom().item(() -> name.trim())); // BUG
  }

  void whenCompleteBad(CompletableFuture<String> order) {
    order.whenComplete((found, failure) -> mails.send(found)).exceptionally(failure -> null); // BUG
  }

  CompletableFuture<Void> collectedOk(List<String> addresses) {
    return CompletableFuture.allOf(addresses.stream().map(mails::send).toArray(CompletableFuture[]::new));
  }

  void roomForItOk() {
    Function<String, CompletableFuture<Void>> sender = mails::send;
    Mails.Step step = mails::send;
    Mails.Step other = order -> mails.send(order);
    System.out.println(sender.hashCode() + step.hashCode() + other.hashCode());
  }

  CompletableFuture<Void> composedOk(CompletableFuture<String> address) {
    return address.thenCompose(mails::send);
  }

  void ep988_handledOk(List<String> addresses) {
    addresses.forEach(address -> mails.send(address).exceptionally(failure -> null));
    addresses.forEach(address -> mails.send(address).whenComplete((nothing, failure) -> System.err.println(failure)));
  }

  void handledWhereItIsMadeOk(List<String> addresses) {
    addresses.forEach(mails::sendAndLog);
    addresses.forEach(address -> mails.sendAndLog(address));
  }

  void meantToBeIgnoredOk(List<String> addresses) {
    addresses.forEach(mails::tryToSend);
  }

  void waitedForOk(List<String> addresses) {
    addresses.forEach(address -> mails.send(address).join());
  }

  void keptOk(List<String> addresses) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    addresses.forEach(address -> running.add(mails.send(address)));
    running.forEach(CompletableFuture::join);
  }

  void putOk(Map<String, CompletableFuture<Void>> running, List<String> addresses) {
    addresses.forEach(address -> running.put(address, mails.send(address)));
    addresses.forEach(running::remove);
  }

  void cancelledOk(List<Future<?>> running) {
    running.forEach(task -> task.cancel(true));
  }

  void completedOk(List<CompletableFuture<String>> promises) {
    promises.forEach(promise -> promise.complete("done"));
  }

  /** The variable is the result: nothing is lost. */
  void fluentOk(List<CompletableFuture<String>> promises) {
    promises.forEach(promise -> promise.orTimeout(1, java.util.concurrent.TimeUnit.SECONDS));
  }

  /** A statement is looked at by another rule. */
  void blockOfAnotherRuleOk(List<String> addresses) {
    addresses.forEach(address -> {
      mails.send(address);
    });
  }

  /** So is a submitted task. */
  void submitOfAnotherRuleOk(List<Runnable> tasks) {
    tasks.forEach(pool::submit);
  }

  void grpcJava2725_nettyWriteOk(List<Channel> channels) {
    channels.forEach(channel -> channel.writeAndFlush("bye"));
    channels.forEach(Channel::close);
  }

  void guavaSubmitOfAnotherRuleOk(ListeningExecutorService listening, List<Runnable> tasks) {
    tasks.forEach(listening::submit);
  }

  /** Whoever made the input may look after what is made of it, too. */
  void guavaTransformOfParameterOk(List<ListenableFuture<String>> inputs) {
    inputs.forEach(input -> Futures.transform(input, String::trim, pool));
  }

  void guavaCallbackOk(List<ListenableFuture<String>> inputs) {
    inputs.forEach(input -> input.addListener(() -> System.out.println("over"), pool));
  }

  void subscribedOk(List<String> addresses) {
    addresses.forEach(address -> mails.describe(address).subscribe(nothing -> {}, Throwable::printStackTrace));
    addresses.forEach(address -> mails.describe(address).block());
  }

  Mono<Void> flatMappedOk(Flux<String> addresses) {
    return addresses.flatMap(mails::describe).then();
  }

  Mono<String> doOnNextWithoutPublisherOk(Mono<String> address) {
    return address.doOnNext(mails::deliver);
  }

  void plainOk(List<String> addresses) {
    addresses.forEach(mails::deliver);
    addresses.forEach(address -> mails.deliver(address));
  }

  void finishedOk(List<String> addresses) {
    addresses.forEach(address -> CompletableFuture.completedFuture(address));
  }

  void constructorOk(List<Runnable> tasks) {
    tasks.forEach(Thread::new);
  }

  @SuppressWarnings("AsyncToVoidSam")
  void suppressedOk(List<String> addresses) {
    addresses.forEach(mails::send);
  }

  void returningLambdaOk(Map<String, CompletableFuture<Void>> running) {
    running.computeIfAbsent("anna", mails::send);
  }

  void vertxHandledOk(Vertx vertx, EventBus bus) {
    vertx.setTimer(1_000, id -> bus.request("orders", id).onFailure(Throwable::printStackTrace));
  }

  void publishedToNobodyOk(EventBus bus, List<String> orders) {
    orders.forEach(order -> bus.publish("orders", order));
  }

  void callerCatchesOk(List<String> addresses) {
    addresses.forEach(address -> CompletableFuture.runAsync(() -> quietly(address), pool));
  }

  private void quietly(String address) {
    try {
      mails.deliver(address);
    } catch (RuntimeException e) {
      System.err.println(e);
    }
  }
}
