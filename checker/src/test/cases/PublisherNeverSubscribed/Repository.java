import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.Flow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Describes work that happens when somebody subscribes. */
class Repository {

  Mono<Void> save(String order) {
    return Mono.fromRunnable(() -> System.out.println(order));
  }

  Flux<String> findAll() {
    return Flux.just("a", "b");
  }

  @CanIgnoreReturnValue
  Mono<Void> saveNow(String order) {
    Mono<Void> saving = save(order);
    saving.subscribe();
    return saving;
  }

  Flow.Publisher<String> updates() {
    return subscriber -> {};
  }
}
