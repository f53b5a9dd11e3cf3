import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Continuations of the JDK's HTTP client: the common pool runs them. */
class HttpClientChains {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newFixedThreadPool(16);
  private DataSource database;
  private final CompletableFuture<String> token = new CompletableFuture<>();

  private CompletableFuture<HttpResponse<String>> fetch(String page) {
    return client.sendAsync(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<String> jdbcInThenApplyBad() {
    return fetch("/customers").thenApply(response -> {
      try (Connection connection = database.getConnection()) { // BUG
        return connection.getSchema();
      } catch (SQLException e) {
        throw new CompletionException(e);
      }
    });
  }

  CompletableFuture<String> secondRequestBad() {
    return fetch("/first").thenApply(response -> fetch(response.body()).join().body()); // BUG
  }

  CompletableFuture<String> blockingSendBad() {
    return fetch("/first").thenApply(response -> {
      try {
        return client.send(HttpRequest.newBuilder(URI.create("/second")).build(), HttpResponse.BodyHandlers.ofString()).body(); // BUG
      } catch (IOException | InterruptedException e) {
        throw new CompletionException(e);
      }
    });
  }

  void whenCompleteBad() {
    CountDownLatch written = new CountDownLatch(1);
    fetch("/log").whenComplete((response, failure) -> {
      try {
        written.await(); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  CompletableFuture<String> retry() {
    return fetch("/flaky").handle((response, failure) -> {
      if (failure != null) {
        pauseBad();
      }
      return "";
    });
  }

  private static void pauseBad() {
    try {
      TimeUnit.MILLISECONDS.sleep(100); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  CompletableFuture<Void> downTheChainBad() {
    CompletableFuture<String> body = fetch("/a").thenApply(HttpResponse::body);
    CompletableFuture<Integer> length = body.thenApply(String::length);
    return length.thenAccept(count -> token.join()); // BUG
  }

  CompletableFuture<String> composeBad() {
    return fetch("/a").thenCompose(response -> {
      String known = token.join(); // BUG
      return fetch(known).thenApply(HttpResponse::body);
    });
  }

  /** Files are an information. */
  CompletableFuture<Void> saveBad() {
    return fetch("/a").thenAccept(response -> {
      try {
        Files.writeString(Path.of("a.html"), response.body()); // BUG
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    });
  }

  CompletableFuture<String> readAll() {
    return fetch("/a").thenApply(this::readAllBad);
  }

  private String readAllBad(HttpResponse<String> response) {
    return response.body() + token.join(); // BUG
  }

  CompletableFuture<String> forkedThreeLambdasDeepBad() {
    return fetch("/a").thenApply(response ->
        response.body().lines().map(line ->
            fetch(line).thenApply(HttpResponse::body).join()).findFirst().orElse("")); // BUG
  }

  CompletableFuture<String> offloadedOk() {
    return fetch("/customers").thenApplyAsync(response -> {
      try (Connection connection = database.getConnection()) {
        return connection.getSchema();
      } catch (SQLException e) {
        throw new CompletionException(e);
      }
    }, workers);
  }

  CompletableFuture<String> chainOnWorkersOk() {
    return fetch("/customers")
        .thenApplyAsync(HttpResponse::body, workers)
        .thenApply(page -> page + token.join());
  }

  CompletableFuture<String> cachedPoolOk() {
    return fetch("/a").thenApplyAsync(response -> token.join(), Executors.newCachedThreadPool());
  }

  CompletableFuture<String> composedOk() {
    return fetch("/first").thenCompose(response -> fetch(response.body())).thenApply(HttpResponse::body);
  }

  /** After thenCompose it is the inner stage that decides, and here nobody knows which thread completes it. */
  CompletableFuture<String> unknownThreadOk() {
    return fetch("/first").thenCompose(response -> token).thenApply(known -> token.join());
  }

  /** Asking the stage that is continued, or one further up, never waits. */
  CompletableFuture<Integer> joinOnItselfOk() {
    CompletableFuture<HttpResponse<String>> response = fetch("/a");
    return response.thenApply(HttpResponse::body).thenApply(body -> response.join().statusCode());
  }

  CompletableFuture<String> guardedOk() {
    return fetch("/a").thenApply(response -> token.isDone() ? token.join() : token.getNow("none"));
  }

  CompletableFuture<String> earlyReturnOk() {
    return fetch("/a").thenApply(response -> {
      if (!token.isDone()) {
        return "none";
      }
      return token.join();
    });
  }

  CompletableFuture<String> doneAlreadyOk() {
    return fetch("/a").thenApply(response -> CompletableFuture.completedFuture(response.body()).join());
  }

  CompletableFuture<Boolean> timeoutZeroOk(CountDownLatch closed) {
    return fetch("/a").thenApply(response -> {
      try {
        return closed.await(0, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    });
  }

  /** The lambda of the thread, not of the continuation, waits. */
  CompletableFuture<Void> ruff23425_lambdaToOtherThreadOk() {
    return fetch("/a").thenAccept(response -> {
      workers.execute(() -> token.join());
      new Thread(() -> token.join()).start();
    });
  }

  CompletableFuture<String> suppressedOk() {
    @SuppressWarnings("BlockingInAsyncContinuation")
    CompletableFuture<String> page = fetch("/a").thenApply(response -> response.body() + token.join());
    return page;
  }

  @SuppressWarnings("BlockingInAsyncContinuation")
  CompletableFuture<String> suppressedForTheMethodOk() {
    return fetch("/a").thenApply(response -> response.body() + token.join());
  }
}
