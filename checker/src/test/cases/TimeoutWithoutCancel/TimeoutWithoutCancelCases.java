import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.Uninterruptibles;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who gives up waiting for a task, and whether the task hears of it. */
class TimeoutWithoutCancelCases {
  private static final byte[] NOTHING = {};

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Renderer renderer = new Renderer();
  private Future<byte[]> running;

  // ---- the task runs on

  byte[] caughtBad() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  byte[] caughtAsExceptionBad() {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (Exception e) {
      return NOTHING;
    }
  }

  byte[] oneOfSeveralBad() {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] withoutAVariableBad() throws Exception {
    try {
      return pool.submit(this::render).get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  byte[] supplyAsyncBad() throws Exception {
    CompletableFuture<byte[]> invoice = CompletableFuture.supplyAsync(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  int derivedStageBad() throws Exception {
    CompletableFuture<Integer> size = CompletableFuture.supplyAsync(this::render, pool).thenApply(invoice -> invoice.length);
    try {
      return size.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return 0;
    }
  }

  byte[] startedByAnotherClassBad() throws Exception {
    Future<byte[]> invoice = renderer.start(17);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  void eachInItsRoundBad(List<Integer> numbers) throws Exception {
    for (int number : numbers) {
      Future<byte[]> invoice = renderer.start(number);
      try {
        print(invoice.get(100, TimeUnit.MILLISECONDS)); // BUG
      } catch (TimeoutException e) {
        print(NOTHING);
      }
    }
  }

  byte[] onlyAskedWhetherItIsDoneBad() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return invoice.isDone() ? NOTHING : null;
    }
  }

  byte[] orderlyShutdownBad() throws Exception {
    ExecutorService own = Executors.newSingleThreadExecutor();
    Future<byte[]> invoice = own.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    } finally {
      own.shutdown();
    }
  }

  byte[] guavaBad() throws Exception {
    ListeningExecutorService listening = MoreExecutors.listeningDecorator(pool);
    ListenableFuture<byte[]> invoice = listening.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  byte[] uninterruptiblyBad() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return Uninterruptibles.getUninterruptibly(invoice, 100, TimeUnit.MILLISECONDS); // BUG
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  CompletableFuture<byte[]> orTimeoutBad() {
    return CompletableFuture.supplyAsync(this::render, pool).orTimeout(1, TimeUnit.SECONDS); // BUG
  }

  CompletableFuture<byte[]> completeOnTimeoutBad() {
    return CompletableFuture.supplyAsync(this::render).completeOnTimeout(NOTHING, 1, TimeUnit.SECONDS); // BUG
  }

  CompletableFuture<byte[]> orTimeoutOfAnotherClassBad() {
    return renderer.startStage(17).orTimeout(1, TimeUnit.SECONDS); // BUG
  }

  CompletableFuture<Integer> orTimeoutAtTheEndOfTheChainBad() {
    return renderer.startStage(17).thenApply(invoice -> invoice.length).orTimeout(1, TimeUnit.SECONDS); // BUG
  }

  // ---- the task hears of it, or there is none, or somebody still wants it

  byte[] cancelledInCatchOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      invoice.cancel(true);
      return NOTHING;
    }
  }

  byte[] cancelledInFinallyOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return NOTHING;
    } finally {
      invoice.cancel(true);
    }
  }

  byte[] cancelledInAnotherMethodOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Renderer.stop(invoice);
      return NOTHING;
    }
  }

  byte[] stageCancelledOk() throws Exception {
    CompletableFuture<byte[]> invoice = CompletableFuture.supplyAsync(this::render, pool);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      invoice.cancel(true);
      return NOTHING;
    }
  }

  byte[] executorShutDownNowOk() throws Exception {
    ExecutorService own = Executors.newSingleThreadExecutor();
    Future<byte[]> invoice = own.submit(this::render);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return NOTHING;
    } finally {
      own.shutdownNow();
    }
  }

  Future<byte[]> returnedToWhoeverMayCancelOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      print(invoice.get(100, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      print(NOTHING);
    }
    return invoice;
  }

  void storedForLaterOk() throws Exception {
    running = pool.submit(this::render);
    try {
      print(running.get(100, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      print(NOTHING);
    }
  }

  void passedOnOk(List<Future<byte[]>> unfinished) throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      print(invoice.get(100, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      unfinished.add(invoice);
    }
  }

  byte[] lateResultIsStillWantedOk() throws Exception {
    CompletableFuture<byte[]> invoice = CompletableFuture.supplyAsync(this::render, pool);
    invoice.thenAccept(this::print);
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  byte[] progressReportOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    while (true) {
      try {
        return invoice.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        System.out.println("still rendering");
      }
    }
  }

  byte[] waitsOnAfterAWarningOk() throws Exception {
    Future<byte[]> invoice = pool.submit(this::render);
    try {
      return invoice.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      System.out.println("this takes long");
      return invoice.get();
    }
  }

  byte[] getWithoutCatchOk() throws Exception {
    return pool.submit(this::render).get(100, TimeUnit.MILLISECONDS);
  }

  CompletableFuture<HttpResponse<String>> orTimeoutOnARequestOk(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).orTimeout(1, TimeUnit.SECONDS);
  }

  HttpResponse<String> requestOk(HttpRequest request) throws Exception {
    CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  byte[] futureOfSomebodyElseOk(Future<byte[]> invoice) throws Exception {
    try {
      return invoice.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  CompletableFuture<byte[]> orTimeoutOnACopyOk() {
    CompletableFuture<byte[]> invoice = CompletableFuture.supplyAsync(this::render, pool);
    invoice.thenAccept(this::print);
    return invoice.copy().orTimeout(1, TimeUnit.SECONDS);
  }

  CompletableFuture<byte[]> promiseOk() {
    return new CompletableFuture<byte[]>().orTimeout(1, TimeUnit.SECONDS);
  }

  byte[] allAtOnceCancelsTheRestOk(List<Callable<byte[]>> offers) throws Exception {
    try {
      return pool.invokeAny(offers, 100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return NOTHING;
    }
  }

  void severalCancelledTogetherOk() throws Exception {
    List<Future<byte[]>> all = new ArrayList<>();
    Future<byte[]> invoice = pool.submit(this::render);
    all.add(invoice);
    try {
      print(invoice.get(100, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      all.forEach(each -> each.cancel(true));
    }
  }

  // ---- helpers

  private byte[] render() {
    return NOTHING;
  }

  private void print(byte[] document) {}
}
