package dev.concurrency.samples.reactornetty;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.SlowDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** A reactive pipeline with a database query in its {@code map}: it runs on the event loop, and all other requests wait. */
public final class GreetingServerBroken {
  private final GreetingRepository greetings;

  private GreetingServerBroken(GreetingRepository greetings) {
    this.greetings = greetings;
  }

  public static void main(String[] args) throws Exception {
    LoopResources loop = LoopResources.create("greeting", 1, true);
    try (SlowDatabase database = SlowDatabase.start(GreetingRepository.TABLES);
        HttpLoad load = new HttpLoad()) {
      GreetingRepository greetings = new GreetingRepository(database.dataSource());
      DisposableServer server = new GreetingServerBroken(greetings).start(loop);
      URI home = URI.create("http://127.0.0.1:" + server.port());
      HttpRequest greeting =
          HttpRequest.newBuilder(home.resolve("/greetings")).POST(BodyPublishers.ofString("it")).build();
      load.run(4, "greetings", greeting, home.resolve("/health"));
      server.disposeNow();
    } finally {
      loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
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
                                    .map(language -> greetings.in(language)))))
        .bindNow();
  }
}
