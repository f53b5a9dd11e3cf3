package dev.concurrency.samples.smoke;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The pages of a shop that was just deployed; one of them is broken. */
final class ShopPages implements AutoCloseable {
  static final List<String> ALL = List.of("/", "/cart", "/help", "/search", "/tea");

  private final AtomicInteger asked = new AtomicInteger();
  private final LocalServer server = LocalServer.answering((path, body) -> answer(path));
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Answer answer(String path) {
    asked.incrementAndGet();
    return new Answer(path.equals("/search") ? 500 : 200, "page");
  }

  /** The status of a page. It is asked for when somebody subscribes. */
  Mono<Integer> statusOf(String path) {
    HttpRequest request = HttpRequest.newBuilder(server.uri(path)).build();
    return Mono.fromFuture(() -> http.sendAsync(request, BodyHandlers.discarding())).map(HttpResponse::statusCode);
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.close();
  }
}
