package dev.concurrency.samples.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks an airline for its flights, on the calling thread. Thread-safe. */
final class Airline {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI flights;
  private final AtomicInteger completed = new AtomicInteger();

  Airline(URI flights) {
    this.flights = flights;
  }

  /** Waits for the answer as long as it takes. */
  List<String> query(String route) {
    return answer(HttpRequest.newBuilder(flights.resolve(route)).build());
  }

  /** Waits for the answer no longer than {@code limit}, then drops the request and throws {@link UncheckedIOException}. */
  List<String> query(String route, Duration limit) {
    return answer(HttpRequest.newBuilder(flights.resolve(route)).timeout(limit).build());
  }

  private List<String> answer(HttpRequest request) {
    try {
      List<String> found = http.send(request, BodyHandlers.ofString()).body().lines().toList();
      completed.incrementAndGet();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many queries have been answered in full. */
  int completed() {
    return completed.get();
  }
}
