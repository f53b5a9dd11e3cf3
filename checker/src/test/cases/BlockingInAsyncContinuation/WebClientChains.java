import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What continues a response of Spring's WebClient runs on the event loop that received it. */
class WebClientChains {
  private final WebClient web = WebClient.create("http://rates");
  private final Statement statement;

  WebClientChains(Statement statement) {
    this.statement = statement;
  }

  private int store(String rate) {
    try {
      return statement.executeUpdate("INSERT INTO rate VALUES (" + rate + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Mono<Integer> asksAgainAndWaitsBad(String currency) {
    return web.get().uri("/{c}", currency).retrieve().bodyToMono(String.class)
        .map(rate -> web.get().uri("/ask/{r}", rate).retrieve().bodyToMono(Integer.class).block()); // BUG
  }

  Flux<String> waitsForEachBad() {
    return web.get().uri("/all").retrieve().bodyToFlux(String.class)
        .doOnNext(rate -> web.post().uri("/seen").retrieve().toBodilessEntity().block()); // BUG
  }

  Mono<Integer> composedOk(String currency) {
    return web.get().uri("/{c}", currency).retrieve().bodyToMono(String.class)
        .flatMap(rate -> web.get().uri("/ask/{r}", rate).retrieve().bodyToMono(Integer.class));
  }

  Mono<Integer> storedOnElasticOk(String currency) {
    return web.get().uri("/{c}", currency).retrieve().bodyToMono(String.class).publishOn(Schedulers.boundedElastic()).map(this::store);
  }

  int waitsOnTheCallersThreadOk(String currency) {
    return store(web.get().uri("/{c}", currency).retrieve().bodyToMono(String.class).block());
  }

  @GetMapping("/stored")
  Mono<Integer> storedByElasticSourceOk() {
    return Mono.fromCallable(() -> store("1")).subscribeOn(Schedulers.boundedElastic());
  }
}
