import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the publishers of the cases come from. */
class Orders {
  private static final System.Logger LOG = System.getLogger("orders");

  Mono<String> find(String id) {
    return Mono.fromCallable(() -> load(id));
  }

  Mono<Void> save(String order) {
    return Mono.fromRunnable(() -> load(order));
  }

  Flux<String> all() {
    return Flux.fromIterable(List.of("tea", "milk")).map(this::load);
  }

  /** Whoever subscribes need not care. */
  Mono<Void> saveAndLog(String order) {
    return save(order).doOnError(failure -> LOG.log(System.Logger.Level.WARNING, "Could not save", failure));
  }

  Mono<Void> saveQuietly(String order) {
    return saveAndLog(order).then();
  }

  /** One way out is looked after, and one is not: which one it is, is not known. */
  Mono<Void> saveSomehow(String order) {
    if (order.isEmpty()) {
      return Mono.empty();
    }
    return saveAndLog(order);
  }

  Mono<String> nothing() {
    return Mono.empty();
  }

  CompletableFuture<String> findAsync(String id) {
    return CompletableFuture.supplyAsync(() -> load(id));
  }

  String load(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("no id");
    }
    return id;
  }

  /** Made by the framework. */
  interface Repository {
    Mono<String> byName(String name);

    Flux<String> stream();

    Publisher<String> raw();
  }
}
