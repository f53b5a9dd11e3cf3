import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** Filters, handlers and caches of a web application. */
class WebHandlers {
  private final Repository repository = new Repository();
  private final Sinks.Many<String> events = Sinks.many().multicast().directBestEffort();

  enum Command {
    SAVE,
    LIST,
    NOTHING
  }

  // ---- nobody subscribes

  Mono<Void> filterRejectsBad(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getHeaders().getFirst("Authorization") == null) {
      exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
      exchange.getResponse().setComplete(); // BUG
      return Mono.empty();
    }
    return chain.filter(exchange);
  }

  Mono<ServerResponse> bodyNotReadBad(ServerRequest request) {
    request.bodyToMono(String.class).flatMap(repository::save); // BUG
    return ServerResponse.accepted().build();
  }

  void socketStaysOpenBad(WebSocketSession session, Throwable failure) {
    if (session.isOpen()) {
      session.close(CloseStatus.SERVER_ERROR.withReason(String.valueOf(failure.getMessage()))); // BUG
    }
  }

  /** It does not wait. */
  void delayIsNoSleepBad(Runnable attempt) {
    for (int i = 0; i < 3; i++) {
      attempt.run();
      Mono.delay(Duration.ofMillis(200)); // BUG
    }
  }

  Mono<String> cacheNotFilledBad(RedisReactiveCommands<String, String> redis, String key) {
    return redis.get(key).switchIfEmpty(Mono.fromSupplier(() -> {
      String fresh = key.toUpperCase();
      redis.setex(key, 60, fresh); // BUG
      return fresh;
    }));
  }

  void armOfASwitchBad(Command command) {
    switch (command) {
      case SAVE -> repository.save("tea"); // BUG
      case LIST -> repository.findAll().collectList().block();
      default -> System.out.println("nothing to do");
    }
  }

  void rxCompletableBad(Single<String> order) {
    order.flatMapCompletable(each -> Completable.fromAction(() -> System.out.println(each))).onErrorComplete(); // BUG
  }

  void multiBad(Multi<String> orders) {
    orders.select().where(order -> !order.isEmpty()).onItem().transform(String::trim); // BUG
  }

  void pingBad(HttpClient netty) {
    netty.get().uri("/health").responseContent().aggregate().asString(); // BUG
  }

  // ---- somebody does

  Mono<Void> filterRejectsOk(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getHeaders().getFirst("Authorization") == null) {
      exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
      return exchange.getResponse().setComplete();
    }
    return chain.filter(exchange);
  }

  Mono<String> cacheFilledOk(RedisReactiveCommands<String, String> redis, String key) {
    return redis.get(key).switchIfEmpty(Mono.defer(() -> {
      String fresh = key.toUpperCase();
      return redis.setex(key, 60, fresh).thenReturn(fresh);
    }));
  }

  void verifiedOk() {
    StepVerifier.create(repository.findAll().map(String::toUpperCase)).expectNext("A", "B").verifyComplete();
  }

  void emittedOk(String order) {
    events.tryEmitNext(order);
    events.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
  }

  CompletableFuture<String> bridgedOk(HttpClient netty) {
    Mono<String> health = netty.get().uri("/health").responseContent().aggregate().asString();
    return health.timeout(Duration.ofSeconds(1)).toFuture();
  }

  int walkedOk() {
    int count = 0;
    for (String order : repository.findAll().filter(each -> !each.isEmpty()).toIterable()) {
      count += order.length();
    }
    return count + (int) Flux.range(0, count).toStream().count();
  }
}
