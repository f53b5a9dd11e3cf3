import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.netty.bootstrap.Bootstrap;
import io.vertx.core.eventbus.EventBus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Chains of stages that end in a callback for success, with and without somebody who sees a failure. */
class TerminalStageCases {
  private final Shop shop = new Shop();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AsyncPermits permits = new AsyncPermits();
  private final Executor mailer;
  private CompletableFuture<Void> shipping;

  TerminalStageCases(Executor mailer) {
    this.mailer = mailer;
  }

  // ---- nobody sees a failure

  void thenAcceptBad() {
    shop.order(17).thenAccept(this::ship); // BUG
  }

  void thenRunBad() {
    shop.order(17).thenRun(() -> ship("order")); // BUG
  }

  void thenApplyBad() {
    shop.order(17).thenApply(String::length); // BUG
  }

  void longChainBad(HttpRequest request) {
    http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> response.body())
        .thenCompose(body -> shop.order(body.length()))
        .thenAcceptAsync(this::ship, mailer); // BUG
  }

  void throughAVariableBad() {
    CompletableFuture<String> order = shop.order(17);
    order.thenAccept(this::ship); // BUG
  }

  void twoBranchesBothWithoutHandlerBad() {
    CompletableFuture<String> order = shop.order(17);
    order.thenAccept(this::ship); // BUG
    order.thenAccept(this::print); // BUG
  }

  void resultThatNobodyReadsBad() {
    CompletableFuture<Void> shipped = shop.order(17).thenAccept(this::ship); // BUG
  }

  void whenCompleteReadsOnlyTheResultBad() {
    shop.order(17).whenComplete((order, failure) -> ship(order)); // BUG
  }

  void combinedBad() {
    shop.order(17).thenCombine(shop.order(18), String::concat).thenAccept(this::ship); // BUG
  }

  void joinedBad(List<Integer> numbers) {
    List<CompletableFuture<String>> orders = new ArrayList<>();
    for (int number : numbers) {
      orders.add(shop.order(number));
    }
    CompletableFuture.allOf(orders.toArray(CompletableFuture[]::new)).thenRun(() -> print("all there")); // BUG
  }

  void redisson_joinedThroughAVariableBad(List<Integer> numbers) {
    List<CompletableFuture<String>> orders = new ArrayList<>();
    for (int number : numbers) {
      CompletableFuture<String> order = shop.order(number);
      orders.add(order);
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(orders.toArray(new CompletableFuture[0]));
    all.thenApply(done -> { // BUG
      print("all there");
      return null;
    });
  }

  void redisson_permitBad() {
    permits.acquire().thenAccept(permit -> ship("order")); // BUG
  }

  void timeoutDoesNotTellAnybodyBad() {
    shop.order(17).orTimeout(1, TimeUnit.SECONDS).thenAccept(this::ship); // BUG
  }

  void insideAnotherChainBad() {
    shop.order(17).thenAccept(order -> { shop.order(18).thenAccept(this::ship); }).exceptionally(this::log); // BUG
  }

  void vertxOnSuccessBad(EventBus bus) {
    bus.request("orders", 17).map(answer -> answer.body()).onSuccess(order -> ship(order.toString())); // BUG
  }

  void guavaTransformBad(ListenableFuture<String> given, Directory directory) {
    Futures.transform(directory.lookup("anna"), String::length, MoreExecutors.directExecutor()); // BUG
  }

  // ---- somebody sees it

  void exceptionallyAtTheEndOk() {
    shop.order(17).thenAccept(this::ship).exceptionally(this::log);
  }

  void handlerUpstreamOk() {
    shop.order(17).exceptionally(failure -> "").thenAccept(this::ship);
  }

  void handlerBehindTheMethodOk() {
    shop.orderOrEmpty(17).thenAccept(this::ship);
  }

  void whenCompleteOk() {
    shop.order(17).whenComplete((order, failure) -> {
      if (failure != null) {
        log(failure);
      } else {
        ship(order);
      }
    });
  }

  void handleOk() {
    shop.order(17).handle((order, failure) -> failure == null ? order : log(failure));
  }

  void bookkeeper_cleanUpEitherWayOk(CountDownLatch running) {
    shop.order(17).whenComplete((order, failure) -> running.countDown());
  }

  void otherBranchHandlesOk() {
    CompletableFuture<String> order = shop.order(17);
    order.thenAccept(this::ship);
    order.exceptionally(failure -> "").join();
  }

  void otherBranchOfTheChainHandlesOk() {
    CompletableFuture<Integer> length = shop.order(17).thenApply(String::length);
    length.thenAccept(ignored -> ship("order"));
    length.thenApply(n -> n + 1).whenComplete((n, failure) -> log(failure));
  }

  void waitedForElsewhereOk() {
    CompletableFuture<String> order = shop.order(17);
    order.thenAccept(this::ship);
    order.join();
  }

  CompletableFuture<String> returnedAsWellOk() {
    CompletableFuture<String> order = shop.order(17);
    order.thenAccept(this::print);
    return order;
  }

  CompletableFuture<Void> returnedOk() {
    return shop.order(17).thenAccept(this::ship);
  }

  void storedOk() {
    shipping = shop.order(17).thenAccept(this::ship);
  }

  void parameterHasAnOwnerOk(CompletableFuture<String> order) {
    order.thenAccept(this::ship);
  }

  void fieldHasAnOwnerOk() {
    shipping.thenRun(() -> print("shipped"));
  }

  void fieldOfAnotherClassOk() {
    shop.opened().thenRun(() -> print("open"));
  }

  void bookkeeper_promiseMadeHereOk() {
    CompletableFuture<String> signature = new CompletableFuture<>();
    signature.thenAccept(this::ship);
    signature.complete("signed");
  }

  void finishedAlreadyOk() {
    CompletableFuture.completedFuture("order").thenAccept(this::ship);
  }

  void teku1075_finishOk(SafeFuture<String> order) {
    order.finish(() -> print("shipped"), this::log);
  }

  void joinedAfterEachWasHandledOk(List<Integer> numbers) {
    List<CompletableFuture<String>> orders = new ArrayList<>();
    for (int number : numbers) {
      orders.add(shop.order(number).exceptionally(failure -> ""));
    }
    CompletableFuture.allOf(orders.toArray(CompletableFuture[]::new)).thenRun(() -> print("all there"));
  }

  void joinedStreamOfHandledOk(List<Integer> numbers) {
    List<CompletableFuture<String>> orders = numbers.stream().map(shop::orderOrEmpty).toList();
    CompletableFuture.allOf(orders.toArray(CompletableFuture[]::new)).thenRun(() -> print("all there"));
  }

  void joinedOfStrangersOk(List<CompletableFuture<String>> orders) {
    CompletableFuture.allOf(orders.toArray(CompletableFuture[]::new)).thenRun(() -> print("all there"));
  }

  void vertxHandlersForBothOk(EventBus bus) {
    bus.request("orders", 17).onSuccess(order -> print("there")).onFailure(this::log);
  }

  void vertxFailureFirstOk(EventBus bus) {
    bus.request("orders", 17).onFailure(this::log).onSuccess(order -> print("there"));
  }

  void vertxFluentOnAVariableOk(EventBus bus) {
    io.vertx.core.Future<io.vertx.core.eventbus.Message<Object>> answer = bus.request("orders", 17);
    answer.onSuccess(order -> print("there"));
    answer.onFailure(this::log);
  }

  void nettySyncThrowsOk(Bootstrap bootstrap) throws InterruptedException {
    bootstrap.connect("example.org", 80).sync();
  }

  // ---- helpers

  private void ship(String order) {}

  private void print(String line) {}

  private <T> T log(Throwable failure) {
    System.err.println(failure);
    return null;
  }
}

interface Directory {
  ListenableFuture<String> lookup(String name);
}
