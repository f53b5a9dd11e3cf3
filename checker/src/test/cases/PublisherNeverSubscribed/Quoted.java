import io.reactivex.rxjava3.core.Completable;
import io.smallrye.mutiny.Uni;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** What users of other tools asked for. */
class Quoted {

  void mutiny704_droppedUniBad(Uni<Void> save) {
    save.onFailure().retry().atMost(3); // BUG
  }

  void rxJava4878_droppedCompletableBad(Completable save) {
    save.retry(3); // BUG
  }

  void reactorNetty4335_droppedFluentResultBad(HttpClient http) {
    http.get().uri("/orders").responseContent().aggregate().asString(); // BUG
  }

  Mono<String> reactorNetty4335_fluentResultReturnedOk(HttpClient http) {
    return http.get().uri("/orders").responseContent().aggregate().asString();
  }
}
