import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the cases nest. */
class Store {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  CompletableFuture<String> find(String id) {
    return CompletableFuture.supplyAsync(() -> load(id), pool);
  }

  CompletableFuture<Void> save(String order) {
    return CompletableFuture.runAsync(() -> load(order), pool);
  }

  CompletableFuture<Void> saveAndLog(String order) {
    return save(order).whenComplete((nothing, failure) -> System.err.println(failure));
  }

  Mono<Void> describe(String order) {
    return Mono.fromRunnable(() -> load(order));
  }

  Mono<String> read(String id) {
    return Mono.fromCallable(() -> load(id));
  }

  Flux<String> all() {
    return Flux.just("tea", "milk").map(this::load);
  }

  String load(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("no id");
    }
    return id;
  }
}
