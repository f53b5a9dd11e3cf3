package dev.concurrency.samples.orders;

import dev.concurrency.samples.support.RemoteService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A shop's HTTP interface: a token first, then the orders of a customer. */
final class ShopClient {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RemoteService shop;

  ShopClient(RemoteService shop) {
    this.shop = shop;
  }

  CompletableFuture<String> token() {
    return get("/token");
  }

  CompletableFuture<String> orders(int customer, String token) {
    return get("/orders?customer=" + customer + "&token=" + token);
  }

  private CompletableFuture<String> get(String path) {
    return http.sendAsync(HttpRequest.newBuilder(shop.uri(path)).build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }
}
