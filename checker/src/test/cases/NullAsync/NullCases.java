import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Null where a future or publisher is expected, and null where it may be. */
class NullCases {
  private final Map<String, CompletableFuture<Integer>> running = new HashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  CompletableFuture<Integer> futureBad(String article) {
    if (article.isEmpty()) {
      return null; // BUG
    }
    return CompletableFuture.completedFuture(1);
  }

  CompletionStage<Void> onlyNullBad() {
    return null; // BUG
  }

  CompletableFuture<Integer> conditionalBad(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1); // BUG
  }

  CompletableFuture<Integer> otherBranchBad(String article) {
    return article.length() > 3 ? CompletableFuture.completedFuture(1) : null; // BUG
  }

  static CompletableFuture<String> staticBad(String article) {
    try {
      return CompletableFuture.completedFuture(article.trim());
    } catch (RuntimeException e) {
      return null; // BUG
    }
  }

  Mono<String> monoBad(String article) {
    if (article.isEmpty()) {
      return null; // BUG
    }
    return Mono.just(article);
  }

  Flux<String> fluxBad(boolean any) {
    return any ? Flux.just("tea") : null; // BUG
  }

  Publisher<String> publisherBad() {
    return null; // BUG
  }

  Single<String> singleBad() {
    return null; // BUG
  }

  Completable completableBad(boolean any) {
    if (!any) {
      return null; // BUG
    }
    return Completable.complete();
  }

  Uni<String> uniBad() {
    return null; // BUG
  }

  Future<String> vertxBad() {
    return null; // BUG
  }

  ListenableFuture<String> guavaBad() {
    return null; // BUG
  }

  /** Met in Cassandra: no future to chain on, but the handle of a task; null says that there is none. */
  java.util.concurrent.Future<String> cassandra_noTaskOk(Callable<String> task) {
    if (task == null) {
      return null;
    }
    return pool.submit(task);
  }

  CompletableFuture<Integer> switchBad(String article) {
    switch (article) {
      case "tea":
        return CompletableFuture.completedFuture(1);
      default:
        return null; // BUG
    }
  }

  static class EmptyStockBad implements Stock {
    @Override
    public CompletableFuture<Integer> level(String article) {
      return null; // BUG
    }

    @Override
    public CompletableFuture<Integer> reservation(String article) {
      return null;
    }

    @Override
    public Mono<String> name(String article) {
      return null; // BUG
    }
  }

  CompletableFuture<Integer> composeBad(CompletableFuture<String> article) {
    return article.thenCompose(name -> name.isEmpty() ? null : CompletableFuture.completedFuture(1)); // BUG
  }

  CompletableFuture<Integer> composeBlockBad(CompletableFuture<String> article) {
    return article.thenCompose(
        name -> {
          if (name.isEmpty()) {
            return null; // BUG
          }
          return CompletableFuture.completedFuture(1);
        });
  }

  CompletableFuture<Integer> composeAsyncBad(CompletableFuture<String> article) {
    return article.thenComposeAsync(name -> null, pool); // BUG
  }

  Mono<String> flatMapBad(Mono<String> article) {
    return article.flatMap(name -> name.isEmpty() ? null : Mono.just(name)); // BUG
  }

  Mono<Integer> mapBad(Mono<String> article) {
    return article.map(name -> name.isEmpty() ? null : name.length()); // BUG
  }

  Flux<String> fluxMapBad(Flux<String> articles, Map<String, String> names) {
    return articles.map(
        article -> {
          if (!names.containsKey(article)) {
            return null; // BUG
          }
          return names.get(article);
        });
  }

  Mono<String> deferBad(boolean any) {
    return Mono.defer(() -> any ? Mono.just("tea") : null); // BUG
  }

  Observable<String> observableMapBad(Observable<String> articles) {
    return articles.map(article -> article.isEmpty() ? null : article); // BUG
  }

  Single<String> callableBad() {
    return Single.fromCallable(() -> null); // BUG
  }

  Uni<String> chainBad(Uni<String> article) {
    return article.chain(name -> name.isEmpty() ? null : Uni.createFrom().item(name)); // BUG
  }

  ListenableFuture<String> transformAsyncBad(ListenableFuture<String> article) {
    return Futures.transformAsync(article, name -> null, pool); // BUG
  }

  CompletableFuture<Integer> callerChainsBad(String article) {
    if (article.isEmpty()) {
      return null; // BUG
    }
    return CompletableFuture.completedFuture(1);
  }

  void chain() {
    callerChainsBad("tea").thenAccept(System.out::println).exceptionally(failure -> null);
  }

  CompletableFuture<Void> finishedOk() {
    return CompletableFuture.completedFuture(null);
  }

  Mono<String> emptyOk(String article) {
    return article.isEmpty() ? Mono.empty() : Mono.just(article);
  }

  @Nullable CompletableFuture<Integer> declaredOk(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1);
  }

  @reactor.util.annotation.Nullable
  Mono<String> declaredOnMethodOk() {
    return null;
  }

  @org.jetbrains.annotations.Nullable
  CompletableFuture<Integer> declaredByOthersOk() {
    return null;
  }

  CompletableFuture<Integer> testedByCallerOk(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1);
  }

  void test() {
    CompletableFuture<Integer> found = testedByCallerOk("tea");
    if (found != null) {
      found.thenAccept(System.out::println).exceptionally(failure -> null);
    }
  }

  CompletableFuture<Integer> comparedAtOnceOk(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1);
  }

  boolean compare() {
    return comparedAtOnceOk("tea") == null;
  }

  CompletableFuture<Integer> wrappedByCallerOk(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1);
  }

  Optional<CompletableFuture<Integer>> wrap() {
    return Optional.ofNullable(wrappedByCallerOk("tea"));
  }

  CompletableFuture<Integer> defaultedByCallerOk(String article) {
    return article.isEmpty() ? null : CompletableFuture.completedFuture(1);
  }

  CompletableFuture<Integer> withDefault() {
    return Objects.requireNonNullElseGet(defaultedByCallerOk("tea"), () -> CompletableFuture.completedFuture(0));
  }

  /** Met in Cassandra: nobody wants the result. */
  CompletableFuture<Void> cassandra_thrownAwayByCallersOk(boolean any) {
    return any ? CompletableFuture.completedFuture(null) : null;
  }

  void throwAway() {
    cassandra_thrownAwayByCallersOk(true);
  }

  interface Serializer {
    CompletableFuture<String> read(String key);
  }

  /** Met in Cassandra: the caller of the interface tests it. */
  static class CacheSerializerOk implements Serializer {
    @Override
    public CompletableFuture<String> read(String key) {
      return null;
    }
  }

  boolean load(Serializer serializer) {
    CompletableFuture<String> read = serializer.read("tea");
    return read != null && read.isDone();
  }

  ScheduledFuture<?> storedByCallerOk() {
    return null;
  }

  private ScheduledFuture<?> timer;

  void store() {
    timer = storedByCallerOk();
  }

  /** vs-threading#618: the null belongs to the function inside. */
  CompletableFuture<String> vsThreading618_nestedLambdaOk(CompletableFuture<String> article) {
    return article.thenApply(name -> null);
  }

  CompletableFuture<Callable<String>> vsThreading618_anonymousOk() {
    return CompletableFuture.completedFuture(
        new Callable<String>() {
          @Override
          public String call() {
            return null;
          }
        });
  }

  CompletableFuture<String> vsThreading618_supplierOk() {
    Supplier<String> nothing = () -> null;
    return CompletableFuture.supplyAsync(nothing);
  }

  void exceptionallyOk(CompletableFuture<String> article) {
    article.exceptionally(failure -> null).thenAccept(System.out::println);
    article.handle((name, failure) -> failure == null ? name : null).thenAccept(System.out::println);
  }

  CompletableFuture<Void> supplyOk() {
    return CompletableFuture.supplyAsync(() -> null);
  }

  /** No mapping, if the function returns null. */
  void computedOk() {
    running.computeIfAbsent("tea", article -> null);
    running.compute("tea", (article, before) -> null);
    running.merge("tea", CompletableFuture.completedFuture(1), (one, other) -> null);
  }

  void ownFunctionOk() {
    Function<String, CompletableFuture<Integer>> lookup = article -> null;
    System.out.println(lookup);
  }

  String plainOk(boolean any) {
    return any ? "tea" : null;
  }

  Mono<String> fromCallableOk(Map<String, String> names) {
    return Mono.fromCallable(() -> names.isEmpty() ? null : "tea");
  }

  Mono<Integer> mapNotNullOk(Mono<String> article) {
    return article.mapNotNull(name -> name.isEmpty() ? null : name.length());
  }

  Uni<String> nullItemOk(Uni<String> article) {
    return article.map(name -> name.isEmpty() ? null : name);
  }

  CompletableFuture<Integer> valueOk(CompletableFuture<String> article) {
    return article.thenApply(name -> name.isEmpty() ? null : name.length());
  }

  ListenableFuture<String> transformOk(ListenableFuture<String> article) {
    return Futures.transform(article, name -> null, pool);
  }

  CompletableFuture<Integer> variableOk(String article) {
    CompletableFuture<Integer> found = running.get(article);
    return found;
  }

  Object objectOk() {
    return null;
  }

  void voidOk() {
    return;
  }

  CompletableFuture<Integer> failedOk() {
    return CompletableFuture.failedFuture(new IllegalStateException());
  }

  @SuppressWarnings("NullAsync")
  CompletableFuture<Integer> suppressedOk() {
    return null;
  }
}
