import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Controllers, filters and functional handlers of Spring WebFlux. */
@RestController
@RequestMapping("/users")
class WebFluxHandlers {
  private final RestTemplate rest = new RestTemplate();
  private final WebClient web = WebClient.create("http://users");
  private final Statement statement;

  WebFluxHandlers(Statement statement) {
    this.statement = statement;
  }

  private CompletableFuture<String> loading(String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).toFuture();
  }

  private String load(String id) {
    try {
      return statement.executeQuery("SELECT * FROM users WHERE id = " + id).getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @GetMapping("/{id}")
  Mono<String> wrappedResultBad(@PathVariable String id) {
    return Mono.just(loading(id).join()); // BUG
  }

  @GetMapping("/all")
  Flux<String> blocksOnWebClientBad() {
    String names = web.get().uri("/names").retrieve().bodyToMono(String.class).block(); // BUG
    return Flux.fromArray(names.split(","));
  }

  /** WebFlux subscribes to it on the event loop. */
  @PostMapping("/count")
  Mono<Integer> lazyButOnTheLoopBad(@RequestBody String name) {
    return Mono.fromCallable(() -> loading(name).get().length()); // BUG
  }

  static class TokenFilterBad implements WebFilter {
    private final Semaphore turns = new Semaphore(8);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      turns.acquireUninterruptibly(); // BUG
      return chain.filter(exchange);
    }
  }

  RouterFunction<ServerResponse> routesBad() {
    return RouterFunctions.route()
        .GET("/report", request -> {
          String report = loading("report").join(); // BUG
          return ServerResponse.ok().bodyValue(report);
        })
        .build();
  }

  private Mono<ServerResponse> showUser(ServerRequest request) {
    return ServerResponse.ok().bodyValue(request.pathVariable("id"));
  }

  RouterFunction<ServerResponse> routesOk() {
    return RouterFunctions.route()
        .GET("/user/{id}", this::showUser)
        .GET("/slow/{id}", request -> Mono.fromCallable(() -> load(request.pathVariable("id")))
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(user -> ServerResponse.ok().bodyValue(user)))
        .build();
  }

  @GetMapping("/{id}")
  Mono<String> offloadedOk(@PathVariable String id) {
    return Mono.fromCallable(() -> load(id)).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/remote/{id}")
  Mono<String> webClientOk(@PathVariable String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).map(String::trim);
  }

  /** What no publisher is may run on an executor of its own (BlockingExecutionConfigurer). */
  @GetMapping("/plain/{id}")
  String noPublisherOk(@PathVariable String id) {
    return rest.getForObject("http://users/" + id, String.class);
  }

  Mono<String> noHandlerOk(String id) {
    return Mono.fromCallable(() -> load(id));
  }
}
