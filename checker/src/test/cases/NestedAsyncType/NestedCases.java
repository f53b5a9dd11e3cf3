import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Futures of futures and publishers of publishers. */
class NestedCases {
  private final Store store = new Store();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private CompletableFuture<CompletableFuture<Void>> kept;

  void joinedBad() {
    store.find("tea").thenApply(order -> store.save(order)).join(); // BUG
  }

  void methodReferenceBad() {
    store.find("tea").thenApply(store::save).join(); // BUG
  }

  void gotBad() throws Exception {
    store.find("tea").thenApplyAsync(store::save, pool).get(1, TimeUnit.SECONDS); // BUG
  }

  CompletableFuture<?> returnedAsWildcardBad() {
    return store.find("tea").thenApply(store::save); // BUG
  }

  void assignedToWildcardBad() throws Exception {
    CompletableFuture<?> saving = store.find("tea").thenApply(store::save); // BUG
    saving.get();
  }

  CompletableFuture<Void> nextStepBad() {
    return store.find("tea").thenApply(store::save).thenRun(() -> System.out.println("saved")); // BUG
  }

  CompletableFuture<Void> unreadParameterBad() {
    return store.find("tea")
        .thenApply(order -> store.save(order)) // BUG
        .thenAccept(saved -> System.out.println("saved"));
  }

  CompletableFuture<String> unreadResultBad() {
    return store.find("tea").thenApply(store::save).thenApply(saved -> "saved"); // BUG
  }

  void handledOutsideOnlyBad() {
    store.find("tea").thenApply(store::save).exceptionally(failure -> null).thenRun(() -> System.out.println("saved")).join(); // BUG
  }

  void droppedWithHandlerBad() {
    store.find("tea")
        .thenApply(store::save) // BUG
        .whenComplete((saved, failure) -> System.out.println(failure));
  }

  void suppliedBad() {
    CompletableFuture.supplyAsync(() -> store.save("tea"), pool).join(); // BUG
  }

  void suppliedThenBad() {
    CompletableFuture.supplyAsync(() -> store.find("tea")).thenRun(() -> System.out.println("found")).join(); // BUG
  }

  void submittedBad() throws Exception {
    pool.submit(() -> store.save("tea")).get(); // BUG
  }

  void submittedToWildcardBad() throws Exception {
    Future<?> saving = pool.submit(() -> store.save("tea")); // BUG
    saving.get();
  }

  void blockLambdaBad() {
    store.find("tea")
        .thenApply( // BUG
            order -> {
              System.out.println(order);
              return store.save(order);
            })
        .join();
  }

  void handledAsyncBad() {
    store.find("tea").handle((order, failure) -> store.save(order)).join(); // BUG
  }

  void joinedWithOthersBad() {
    CompletableFuture.allOf(store.find("tea").thenApply(store::save), store.save("milk")).join(); // BUG
  }

  void monoBlockedBad() {
    store.read("tea").map(order -> store.describe(order)).block(); // BUG
  }

  Mono<Void> monoThenBad() {
    return store.read("tea").map(store::describe).then(); // BUG
  }

  void monoSubscribedBad() {
    store.read("tea").map(store::describe).subscribe(saved -> System.out.println("saved"), Throwable::printStackTrace); // BUG
  }

  Mono<?> monoAsWildcardBad() {
    return store.read("tea").map(store::describe); // BUG
  }

  Mono<Void> fluxThenBad() {
    return store.all().map(order -> store.describe(order)).then(); // BUG
  }

  void fluxBlockedBad() {
    store.all().map(store::describe).blockLast(); // BUG
  }

  Mono<Long> fluxCountedBad() {
    return store.all().map(store::describe).count(); // BUG
  }

  void callableBad() {
    Mono.fromCallable(() -> store.describe("tea")).subscribeOn(Schedulers.boundedElastic()).block(); // BUG
  }

  void supplierOfPublisherBad() {
    CompletableFuture.supplyAsync(() -> store.describe("tea"), pool).join(); // BUG
  }

  void doubledOnBad() {
    store.read("tea").map(store::describe).timeout(Duration.ofSeconds(1)).doOnNext(saved -> System.out.println("saved")).block(); // BUG
  }

  CompletableFuture<Void> composedOk() {
    return store.find("tea").thenCompose(store::save);
  }

  CompletableFuture<Void> flattenedOk() {
    return store.find("tea").thenApply(store::save).thenCompose(saved -> saved);
  }

  CompletableFuture<Void> flattenedByIdentityOk() {
    return store.find("tea").thenApply(store::save).thenCompose(Function.identity());
  }

  void joinedTwiceOk() {
    store.find("tea").thenApply(store::save).join().join();
  }

  void gotTwiceOk() throws Exception {
    Future<CompletableFuture<Void>> saving = pool.submit(() -> store.save("tea"));
    saving.get().get();
  }

  void innerKeptOk() {
    CompletableFuture<Void> saving = store.find("tea").thenApply(store::save).join();
    saving.join();
  }

  CompletableFuture<CompletableFuture<Void>> returnedAsItIsOk() {
    return store.find("tea").thenApply(store::save);
  }

  /** The compiler takes the inner future for an Object: there is no nested type to be seen. */
  CompletionStage<Object> inferredAsObjectOk() {
    return store.find("tea").thenApply(order -> store.save(order));
  }

  void askedForNowOk() {
    CompletableFuture<Void> saving = store.find("tea").thenApply(store::save).getNow(null);
    if (saving != null) {
      saving.join();
    }
  }

  void keptOk() {
    kept = store.find("tea").thenApply(store::save);
  }

  void innerReadOk() {
    store.find("tea").thenApply(store::save).thenAccept(saving -> saving.join()).join();
    store.find("tea").thenApply(store::save).whenComplete((saving, failure) -> saving.exceptionally(lost -> null)).join();
  }

  void innerReadByMethodOk() {
    store.find("tea").thenApply(store::save).thenAccept(this::watch).join();
  }

  private void watch(CompletableFuture<Void> saving) {
    saving.whenComplete((nothing, failure) -> System.out.println(failure));
  }

  /** The work goes on behind the caller's back, but somebody hears of a failure. */
  void innerHandledOk() {
    store.find("tea").thenApply(order -> store.saveAndLog(order)).join();
    store.find("tea").thenApply(store::saveAndLog).thenRun(() -> System.out.println("started")).join();
  }

  void innerHandledInPlaceOk() {
    store.find("tea").thenApply(order -> store.save(order).exceptionally(failure -> null)).join();
  }

  void passedOnOk() {
    take(store.find("tea").thenApply(store::save));
  }

  private void take(CompletableFuture<CompletableFuture<Void>> saving) {
    kept = saving;
  }

  void collectedOk(List<CompletableFuture<CompletableFuture<Void>>> all) {
    all.add(store.find("tea").thenApply(store::save));
  }

  void notNestedOk() {
    store.find("tea").thenApply(String::trim).thenAccept(System.out::println).join();
  }

  Mono<Void> flatMappedOk() {
    return store.read("tea").flatMap(store::describe);
  }

  Mono<Void> mappedAndFlattenedOk() {
    return store.read("tea").map(store::describe).flatMap(saving -> saving);
  }

  Flux<Void> mergedOk() {
    return Flux.merge(store.all().map(store::describe));
  }

  Flux<Void> mergedByReferenceOk() {
    return store.all().map(store::describe).as(Flux::concat);
  }

  Mono<List<Mono<Void>>> listedOk() {
    return store.all().map(store::describe).collectList();
  }

  void windowsOk() {
    store.all().window(10).flatMap(Flux::collectList).blockLast();
  }

  Flux<Flux<String>> explicitWindowsOk() {
    return store.all().window(10);
  }

  void groupsOk() {
    store.all().groupBy(String::length).flatMap(group -> group.count()).blockLast();
  }

  void blockedTwiceOk() {
    store.read("tea").map(store::describe).block().block();
  }

  void subscribedInsideOk() {
    store.read("tea").map(store::describe).subscribe(saving -> saving.block(), Throwable::printStackTrace);
  }

  /** What a promise that somebody else has stands for is somebody else's matter. */
  void promiseOk(CompletableFuture<Void> promise) {
    store.find("tea").thenApply(order -> promise).join();
  }

  void constantInsideOk() {
    store.find("tea").thenApply(order -> CompletableFuture.completedFuture(order)).join();
  }

  void conditionalOk(boolean quick) {
    store.find("tea").thenApply(order -> quick ? store.saveAndLog(order) : store.save(order)).join();
  }

  void rxFlatMappedOk() {
    Single.fromCallable(() -> "tea").flatMap(order -> Single.fromCallable(() -> store.load(order))).blockingGet();
  }

  void uniChainedOk() {
    Uni.createFrom().item(() -> "tea").chain(order -> Uni.createFrom().item(() -> store.load(order))).await().indefinitely();
  }

  void droppedIsForAnotherRuleOk() {
    store.find("tea").thenApply(store::save);
    pool.submit(() -> store.save("tea"));
  }

  @SuppressWarnings("NestedAsyncType")
  void suppressedOk() {
    store.find("tea").thenApply(store::save).join();
  }

  void callableOfSomebodyOk(Callable<CompletableFuture<Void>> task) throws Exception {
    pool.submit(task).get();
  }
}
