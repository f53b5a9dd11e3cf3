import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;

/** What the cases pass. */
class Mails {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  CompletableFuture<Void> send(String address) {
    return CompletableFuture.runAsync(() -> deliver(address), pool);
  }

  /** Whoever calls it need not care. */
  CompletableFuture<Void> sendAndLog(String address) {
    return send(address).whenComplete((nothing, failure) -> System.err.println(failure));
  }

  @CanIgnoreReturnValue
  CompletableFuture<Void> tryToSend(String address) {
    return send(address);
  }

  Mono<Void> describe(String address) {
    return Mono.fromRunnable(() -> deliver(address));
  }

  void deliver(String address) {
    if (!address.contains("@")) {
      throw new IllegalArgumentException(address);
    }
  }

  /** Somebody who listens. */
  interface Listener {
    void placed(String order);
  }

  /** Somebody who takes futures. */
  interface Step {
    CompletableFuture<Void> take(String order);
  }
}
