import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Functional handlers and filters of Spring WebFlux. */
class WebFluxRoutes {
  private final RestTemplate rest = new RestTemplate();
  private JdbcTemplate jdbc;

  RouterFunction<ServerResponse> lambdaBad() {
    return RouterFunctions.route()
        .GET("/report", request -> {
          String report = rest.getForObject("http://reports", String.class); // BUG
          return ServerResponse.ok().bodyValue(report);
        })
        .build();
  }

  RouterFunction<ServerResponse> reference() {
    return RouterFunctions.route().GET("/users/{id}", this::referencedBad).build();
  }

  private Mono<ServerResponse> referencedBad(ServerRequest request) {
    String name = jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, request.pathVariable("id")); // BUG
    return ServerResponse.ok().bodyValue(name);
  }

  RouterFunction<ServerResponse> bodyBad() {
    return RouterFunctions.route()
        .POST("/users", request -> request.bodyToMono(String.class)
            .map(name -> jdbc.update("INSERT INTO users VALUES (?)", name)) // BUG
            .flatMap(rows -> ServerResponse.ok().bodyValue(rows)))
        .build();
  }

  static class AuditFilterBad implements WebFilter {
    private final JdbcTemplate jdbc = new JdbcTemplate();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      jdbc.update("INSERT INTO audit VALUES (?)", exchange.getRequest().getPath().value()); // BUG
      return chain.filter(exchange);
    }
  }

  static class HandlerBad implements HandlerFunction<ServerResponse> {
    private final RestTemplate rest = new RestTemplate();

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
      return ServerResponse.ok().bodyValue(rest.getForObject("http://users", String.class)); // BUG
    }
  }

  RouterFunction<ServerResponse> elsewhereOk() {
    return RouterFunctions.route()
        .GET("/slow/{id}", request -> Mono.fromCallable(() -> jdbc.queryForObject("SELECT 1", String.class))
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(user -> ServerResponse.ok().bodyValue(user)))
        .build();
  }

  static class AuditFilterOk implements WebFilter {
    private final JdbcTemplate jdbc = new JdbcTemplate();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      return Mono.fromRunnable(() -> jdbc.update("INSERT INTO audit VALUES (1)")).subscribeOn(Schedulers.boundedElastic()).then(chain.filter(exchange));
    }
  }

  /** Before the server starts, its main thread may wait. */
  static void mainOk(String[] names) {
    JdbcTemplate jdbc = new JdbcTemplate();
    jdbc.execute("CREATE TABLE users (name VARCHAR(40))");
  }
}
