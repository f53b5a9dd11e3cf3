package dev.concurrency.samples.courier;

import dev.concurrency.samples.support.RemoteService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;

/** Asks a route service over HTTP; each answer goes into a queue when it comes. */
final class RoutePlanner {
  static final int PARCELS = 20;

  /** How long the service thinks about a route. */
  static final int THINKING_MILLIS = 100;

  private final HttpClient client = HttpClient.newHttpClient();
  private final RemoteService service;

  RoutePlanner(RemoteService service) {
    this.service = service;
  }

  void plan(int parcel, BlockingQueue<String> routes) {
    HttpRequest request = HttpRequest.newBuilder(service.uri("/route/" + parcel)).build();
    client
        .sendAsync(request, BodyHandlers.ofString())
        .handle((answer, failure) -> failure == null ? answer.body() : "back to the depot: " + failure)
        .thenAccept(routes::add);
  }
}
