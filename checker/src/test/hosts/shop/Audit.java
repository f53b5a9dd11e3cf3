package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

class Audit {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Mono<String> save(String entry) {
    return Mono.fromCallable(() -> entry);
  }

  void log(String entry) {
    save(entry); save(entry);
    CLIENT.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost")).build(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<Integer> total(CompletableFuture<Integer> first, CompletableFuture<Integer> second) {
    return first.thenApplyAsync(one -> one + second.join());
  }
}
