package dev.concurrency.samples.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Some users send the same request at once while a monitor goes on asking for the server's health. */
public final class HttpLoad implements AutoCloseable {
  private static final int HEALTH_CHECKS = 20;
  private static final int MILLIS_BETWEEN_CHECKS = 20;

  private final ExecutorService clients = Executors.newFixedThreadPool(8);
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Prints how long the slowest user and the monitor had to wait; at most seven users. */
  public void run(int users, String what, HttpRequest request, URI health)
      throws IOException, InterruptedException, ExecutionException {
    HttpRequest check = HttpRequest.newBuilder(health).build();
    millisToAnswer(check);

    Future<Long> monitor = clients.submit(() -> slowestOf(check));
    Callable<Long> user = () -> millisToAnswer(request);
    long slowest = 0;
    for (Future<Long> answer : clients.invokeAll(Collections.nCopies(users, user))) {
      slowest = Math.max(slowest, answer.get());
    }

    System.out.printf("%s at once: %d, slowest answered after %d ms%n", what, users, slowest);
    System.out.printf("health checks meanwhile: %d, slowest %d ms%n", HEALTH_CHECKS, monitor.get());
  }

  private long slowestOf(HttpRequest check) throws IOException, InterruptedException {
    long slowest = 0;
    for (int i = 0; i < HEALTH_CHECKS; i++) {
      slowest = Math.max(slowest, millisToAnswer(check));
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_CHECKS);
    }
    return slowest;
  }

  private long millisToAnswer(HttpRequest request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(request.uri() + " answered " + response.statusCode() + " " + response.body());
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
