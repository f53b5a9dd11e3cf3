package dev.concurrency.samples.reactornetty;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.SlowDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** The same greeting server; the query is subscribed to on the scheduler that is meant for blocking work. */
public final class GreetingServerFixed {
  private final GreetingRepository greetings;

  private GreetingServerFixed(GreetingRepository greetings) {
    this.greetings = greetings;
  }

  public static void main(String[] args) throws Exception {
    LoopResources loop = LoopResources.create("greeting", 1, true);
    try (SlowDatabase database = SlowDatabase.start(GreetingRepository.TABLES);
        HttpLoad load = new HttpLoad()) {
      GreetingRepository greetings = new GreetingRepository(database.dataSource());
      DisposableServer server = new GreetingServerFixed(greetings).start(loop);
      URI home = URI.create("http://127.0.0.1:" + server.port());
      HttpRequest greeting =
          HttpRequest.newBuilder(home.resolve("/greetings")).POST(BodyPublishers.ofString("it")).build();
      load.run(4, "greetings", greeting, home.resolve("/health"));
      server.disposeNow();
    } finally {
      loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
      Schedulers.shutdownNow();
    }
  }

  private DisposableServer start(LoopResources loop) {
    return HttpServer.create()
        .runOn(loop)
        .host("127.0.0.1")
        .port(0)
        .route(
            routes ->
                routes
                    .get("/health", (request, response) -> response.sendString(Mono.just("up")))
                    .post(
                        "/greetings",
                        (request, response) ->
                            response.sendString(
                                request
                                    .receive()
                                    .aggregate()
                                    .asString()
                                    .flatMap(language -> greetingIn(language)))))
        .bindNow();
  }

  private Mono<String> greetingIn(String language) {
    return Mono.fromCallable(() -> greetings.in(language)).subscribeOn(Schedulers.boundedElastic());
  }
}
