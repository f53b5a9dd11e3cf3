import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Uni;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Publishers of R2DBC, Spring's WebClient, RxJava and Mutiny. */
class FrameworkPublishers {

  Mono<Void> transactionNeverBegunBad(Connection connection) {
    connection.beginTransaction(); // BUG
    return Mono.from(connection.createStatement("INSERT INTO log VALUES (1)").execute()).then();
  }

  void connectionNeverClosedBad(Connection connection) {
    try {
      System.out.println(connection.getMetadata());
    } finally {
      connection.close(); // BUG
    }
  }

  void requestNeverSentBad(WebClient web) {
    web.post().uri("/audit").bodyValue("seen").retrieve().toBodilessEntity(); // BUG
  }

  void parallelNeverRunBad(Flowable<Integer> numbers) {
    numbers.parallel().runOn(Schedulers.computation()).map(n -> n + 1); // BUG
  }

  void uniNeverSubscribedBad(Uni<String> name) {
    name.onItem().invoke(text -> System.out.println(text)); // BUG
  }

  Mono<Void> transactionOk(Connection connection) {
    return Mono.from(connection.beginTransaction())
        .thenMany(Flux.from(connection.createStatement("INSERT INTO log VALUES ($1)").bind("$1", 1).execute()))
        .then(Mono.from(connection.commitTransaction()))
        .onErrorResume(failure -> Mono.from(connection.rollbackTransaction()));
  }

  Flux<String> usedConnectionOk(Mono<Connection> connections) {
    return Flux.usingWhen(
        connections,
        connection -> Flux.from(connection.createStatement("SELECT name FROM user").execute()).flatMap(result -> names(result)),
        Connection::close);
  }

  private static Flux<String> names(Result result) {
    return Flux.from(result.map((row, metadata) -> row.get(0, String.class)));
  }

  void requestSentOk(WebClient web) {
    web.post().uri("/audit").bodyValue("seen").retrieve().toBodilessEntity().subscribe();
  }

  void statementOnlyBoundOk(Connection connection) {
    connection.createStatement("SELECT 1").fetchSize(10);
  }

  void completableOk(Completable saved) {
    saved.subscribeOn(Schedulers.io()).subscribe();
  }
}
