import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Subscriptions of Mutiny. */
class MutinyCases {

  interface Store {
    Uni<String> find(String id);

    Multi<String> changes();
  }

  private final Store store;

  MutinyCases(Store store) {
    this.store = store;
  }

  void uniBad() {
    store.find("tea").subscribe().with(found -> System.out.println(found)); // BUG
  }

  void multiBad() {
    store.changes().subscribe().with(System.out::println); // BUG
  }

  void multiWithCompletionBad() {
    store.changes().subscribe().with(System.out::println, () -> System.out.println("over")); // BUG
  }

  void groupsInBetweenBad() {
    store.find("tea")
        .onItem().transformToUni(store::find)
        .ifNoItem().after(Duration.ofSeconds(1)).fail()
        .subscribe()
        .with(System.out::println); // BUG
  }

  void suppliedBad() {
    Uni.createFrom().item(() -> Integer.parseInt("x")).subscribe().with(System.out::println); // BUG
  }

  Cancellable keptBad() {
    return Multi.createFrom().ticks().every(Duration.ofSeconds(1)).onItem().call(tick -> store.find("" + tick)).subscribe().with(System.out::println); // BUG
  }

  void retriedAFewTimesBad() {
    store.find("tea").onFailure().retry().atMost(3).subscribe().with(System.out::println); // BUG
  }

  void bothCallbacksOk() {
    store.find("tea").subscribe().with(System.out::println, Throwable::printStackTrace);
    store.changes().subscribe().with(System.out::println, Throwable::printStackTrace, () -> {});
    store.changes().subscribe().with(subscription -> subscription.request(1), System.out::println, Throwable::printStackTrace, () -> {});
  }

  void recoveredOk() {
    store.find("tea").onFailure().recoverWithItem("milk").subscribe().with(System.out::println);
    store.find("tea").onFailure().recoverWithNull().map(String::valueOf).subscribe().with(System.out::println);
    store.changes().onFailure().recoverWithCompletion().subscribe().with(System.out::println);
  }

  void seenOk() {
    store.find("tea").onFailure().invoke(failure -> failure.printStackTrace()).subscribe().with(System.out::println);
    store.find("tea").onItemOrFailure().invoke((found, failure) -> System.out.println(failure)).subscribe().with(System.out::println);
    store.find("tea").onTermination().invoke((found, failure, cancelled) -> System.out.println(failure)).subscribe().with(System.out::println);
    store.changes().log().subscribe().with(System.out::println);
  }

  void retriedForEverOk() {
    store.find("tea").onFailure().retry().indefinitely().subscribe().with(System.out::println);
  }

  void constantOk() {
    Uni.createFrom().item("tea").subscribe().with(System.out::println);
    Uni.createFrom().voidItem().subscribe().with(nothing -> {});
    Multi.createFrom().range(1, 3).subscribe().with(System.out::println);
    Multi.createFrom().ticks().every(Duration.ofSeconds(1)).subscribe().with(System.out::println);
  }

  CompletableFuture<String> asStageOk() {
    return store.find("tea").subscribeAsCompletionStage();
  }

  void parameterOk(Uni<String> found) {
    found.subscribe().with(System.out::println);
  }

  void pluggedOk() {
    store.find("tea").plug(found -> found.onFailure().recoverWithNull()).subscribe().with(System.out::println);
  }
}
