import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.Uninterruptibles;
import io.netty.util.concurrent.EventExecutorGroup;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Asks suppliers for offers, and does not wait for them for ever. */
class Offers {
  private static final int RETRIES = 3;

  private final ExecutorService suppliers = Executors.newFixedThreadPool(8);
  private final ListeningExecutorService guava = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(8));
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Future<Integer>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger late = new AtomicInteger();

  static class TooLate extends RuntimeException {
    TooLate(String what, Throwable cause) {
      super(what, cause);
    }
  }

  // ---- the task runs on

  String saysWhenItWasDueBad(String article) throws Exception {
    ScheduledFuture<Integer> offer = clock.schedule(() -> ask(article), 10, TimeUnit.MILLISECONDS);
    try {
      return "costs " + offer.get(1, TimeUnit.SECONDS); // BUG
    } catch (TimeoutException e) {
      return "was due " + -offer.getDelay(TimeUnit.MILLISECONDS) + " ms ago";
    }
  }

  String looksAndTakesItLaterOk(String article) throws Exception {
    ScheduledFuture<Integer> offer = clock.schedule(() -> ask(article), 10, TimeUnit.MILLISECONDS);
    try {
      return "costs " + offer.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return offer.getDelay(TimeUnit.MILLISECONDS) > -5000 ? "costs " + offer.get() : "unknown";
    }
  }

  String looksAndCancelsOk(String article) throws Exception {
    ScheduledFuture<Integer> offer = clock.schedule(() -> ask(article), 10, TimeUnit.MILLISECONDS);
    try {
      return "costs " + offer.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      long delay = offer.getDelay(TimeUnit.MILLISECONDS);
      offer.cancel(true);
      return "was due " + -delay + " ms ago";
    }
  }

  int ownExceptionBad(String article) {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    try {
      return offer.get(2, TimeUnit.SECONDS); // BUG
    } catch (TimeoutException e) {
      throw new TooLate(article, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Each attempt leaves a task behind. */
  int attemptsBad(String article) throws Exception {
    for (int attempt = 1; attempt <= RETRIES; attempt++) {
      Future<Integer> offer = suppliers.submit(() -> ask(article));
      try {
        return offer.get(attempt, TimeUnit.SECONDS); // BUG
      } catch (TimeoutException e) {
        late.incrementAndGet();
      }
    }
    throw new TooLate(article, null);
  }

  int innerTryBad(String article) throws InterruptedException {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    try {
      try {
        return offer.get(2, TimeUnit.SECONDS); // BUG
      } catch (ExecutionException e) {
        return -1;
      }
    } catch (TimeoutException e) {
      return 0;
    }
  }

  int throwableBad(String article) {
    try {
      CompletableFuture<Void> stored = CompletableFuture.runAsync(() -> ask(article), suppliers);
      stored.get(500, TimeUnit.MILLISECONDS); // BUG
      return 1;
    } catch (Throwable e) {
      return 0;
    }
  }

  int delayedBad(String article) throws InterruptedException, ExecutionException {
    ScheduledFuture<Integer> offer = clock.schedule(() -> ask(article), 10, TimeUnit.MILLISECONDS);
    try {
      return offer.get(1, TimeUnit.SECONDS); // BUG
    } catch (TimeoutException e) {
      System.err.println(article + (offer.isCancelled() ? " was called off" : " is late"));
      return 0;
    }
  }

  int durationBad(String article) {
    ListenableFuture<Integer> offer = guava.submit(() -> ask(article));
    try {
      return Uninterruptibles.getUninterruptibly(offer, Duration.ofSeconds(3)); // BUG
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    }
  }

  void intoAFileBad(Path file, String article) throws IOException, InterruptedException {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("" + offer.get(2, TimeUnit.SECONDS)); // BUG
    } catch (TimeoutException e) {
      System.err.println("no offer for " + article);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  int sumBad(List<String> articles) {
    return articles.stream()
        .mapToInt(article -> {
          try {
            return start(article).get(1, TimeUnit.SECONDS); // BUG
          } catch (Exception e) {
            return 0;
          }
        })
        .sum();
  }

  private Future<Integer> start(String article) {
    return suppliers.submit(() -> ask(article));
  }

  String givenResultBad(Runnable order) throws Exception {
    Future<String> ordered = suppliers.submit(order, "ordered");
    String state;
    try {
      state = ordered.get(1, TimeUnit.MINUTES); // BUG
    } catch (TimeoutException e) {
      state = "unknown";
    }
    return state;
  }

  IntSupplier lazilyBad(String article) {
    return () -> {
      var offer = suppliers.submit(() -> ask(article));
      try {
        return offer.get(2, TimeUnit.SECONDS); // BUG
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        return 0;
      }
    };
  }

  boolean nettyBad(EventExecutorGroup group, String article) throws Exception {
    io.netty.util.concurrent.Future<Integer> offer = group.submit(() -> ask(article));
    try {
      return offer.get(1, TimeUnit.SECONDS) > 0; // BUG
    } catch (TimeoutException e) {
      return false;
    }
  }

  CompletableFuture<Integer> withFallbackBad(String article) {
    return CompletableFuture.supplyAsync(() -> ask(article), suppliers)
        .thenApply(price -> price * 119 / 100)
        .orTimeout(2, TimeUnit.SECONDS) // BUG
        .exceptionally(failure -> 0);
  }

  void zeroWhenLateBad(String article) {
    CompletableFuture<Integer> offer = CompletableFuture.supplyAsync(() -> ask(article), suppliers);
    offer
        .completeOnTimeout(0, 2, TimeUnit.SECONDS) // BUG
        .thenAccept(price -> System.out.println(article + " costs " + price));
  }

  io.vertx.core.Future<Integer> vertxBad(Vertx vertx, String article) {
    return vertx.executeBlocking(() -> ask(article)).timeout(2, TimeUnit.SECONDS); // BUG
  }

  // ---- the task hears of it, or there is none

  int cancelledUnlessDoneOk(String article) throws Exception {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    try {
      return offer.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return 0;
    } finally {
      if (!offer.isDone()) {
        offer.cancel(true);
      }
    }
  }

  /** Guava cancels it. */
  ListenableFuture<Integer> guavaTimeoutOk(String article) {
    return Futures.withTimeout(guava.submit(() -> ask(article)), 2, TimeUnit.SECONDS, clock);
  }

  int invokeAllCancelsOk(List<Callable<Integer>> questions) throws InterruptedException {
    int best = Integer.MAX_VALUE;
    for (Future<Integer> offer : suppliers.invokeAll(questions, 2, TimeUnit.SECONDS)) {
      try {
        best = Math.min(best, offer.get());
      } catch (ExecutionException | java.util.concurrent.CancellationException e) {
        late.incrementAndGet();
      }
    }
    return best;
  }

  /** The stage is only a promise; the task behind it is cancelled with it. */
  CompletableFuture<Integer> promiseAndTaskOk(String article) {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    Future<?> task = suppliers.submit(() -> promise.complete(ask(article)));
    return promise.orTimeout(2, TimeUnit.SECONDS).whenComplete((price, failure) -> task.cancel(true));
  }

  int registeredOk(String article) throws Exception {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    asked.put(article, offer);
    try {
      return offer.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return 0;
    }
  }

  void giveUp(String article) {
    Future<Integer> offer = asked.remove(article);
    if (offer != null) {
      offer.cancel(true);
    }
  }

  int sharedQuestionOk(Map<String, CompletableFuture<Integer>> open, String article) throws Exception {
    CompletableFuture<Integer> offer = open.computeIfAbsent(article, key -> CompletableFuture.supplyAsync(() -> ask(key), suppliers));
    try {
      return offer.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return 0;
    }
  }

  int callerHearsOfItOk(String article) throws InterruptedException, TimeoutException {
    Future<Integer> offer = suppliers.submit(() -> ask(article));
    try {
      return offer.get(2, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return 0;
    }
  }

  CompletableFuture<Integer> requestWithFallbackOk(URI shop) {
    return http.sendAsync(HttpRequest.newBuilder(shop).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::statusCode)
        .completeOnTimeout(504, 2, TimeUnit.SECONDS);
  }

  boolean latchOk(CountDownLatch allAsked) {
    try {
      return allAsked.await(2, TimeUnit.SECONDS);
    } catch (Exception e) {
      return false;
    }
  }

  int cancelledAfterTheLoopOk(List<String> articles) throws Exception {
    List<Future<Integer>> offers = new ArrayList<>();
    for (String article : articles) {
      offers.add(suppliers.submit(() -> ask(article)));
    }
    int sum = 0;
    for (Future<Integer> offer : offers) {
      try {
        sum += offer.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        late.incrementAndGet();
      }
    }
    for (Future<Integer> offer : offers) {
      offer.cancel(true);
    }
    return sum;
  }

  // ---- helpers

  private int ask(String article) {
    return article.length();
  }
}
