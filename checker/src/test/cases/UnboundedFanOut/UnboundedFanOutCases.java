import com.google.common.collect.Lists;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Tasks and requests for each element of the input, with and without something that limits how many are under way. */
class UnboundedFanOutCases {
  private static final int WORKERS = 8;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Pages pages = new Pages();
  private final ExecutorService fixed = Executors.newFixedThreadPool(WORKERS);
  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService boundedQueue =
      new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100), new ThreadPoolExecutor.CallerRunsPolicy());
  private final ExecutorService unboundedQueue = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final Semaphore permits = new Semaphore(16);

  enum Channel {
    MAIL,
    LETTER
  }

  // ---- as many as there are elements

  void crawlBad(List<URI> found) {
    List<CompletableFuture<HttpResponse<String>>> fetching = new ArrayList<>();
    for (URI page : found) {
      fetching.add(http.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())); // BUG
    }
    CompletableFuture.allOf(fetching.toArray(CompletableFuture[]::new)).join();
  }

  List<CompletableFuture<String>> commonPoolBad(List<String> rows) {
    List<CompletableFuture<String>> imported = new ArrayList<>();
    for (String row : rows) {
      imported.add(CompletableFuture.supplyAsync(() -> importRow(row))); // BUG
    }
    return imported;
  }

  void fixedPoolWithEndlessQueueBad(List<String> rows) {
    for (String row : rows) {
      fixed.execute(() -> importRow(row)); // BUG
    }
  }

  void poolMadeWithEndlessQueueBad(List<String> rows) {
    for (String row : rows) {
      unboundedQueue.submit(() -> importRow(row)); // BUG
    }
  }

  void linesOfAFileBad(BufferedReader file) throws IOException {
    String line;
    while ((line = file.readLine()) != null) {
      String row = line;
      CompletableFuture.runAsync(() -> importRow(row)).exceptionally(failure -> null); // BUG
    }
  }

  void indexBad(List<String> rows) {
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      fixed.submit(() -> importRow(row)); // BUG
    }
  }

  void manyRoundsBad() {
    for (int i = 0; i < 1_000; i++) {
      CompletableFuture.runAsync(() -> importRow("generated")).exceptionally(failure -> null); // BUG
    }
  }

  List<CompletableFuture<String>> streamBad(List<String> rows) {
    return rows.stream()
        .map(row -> CompletableFuture.supplyAsync(() -> importRow(row), fixed)) // BUG
        .toList();
  }

  List<CompletableFuture<String>> streamOfAMethodBad(List<URI> found) {
    return found.stream().map(page -> pages.fetch(page)).toList(); // BUG
  }

  List<CompletableFuture<String>> streamOfAMethodReferenceBad(List<URI> found) {
    return found.stream().map(pages::fetch).toList(); // BUG
  }

  List<String> startedInOneStreamJoinedInTheNextBad(List<String> rows) {
    return rows.stream()
        .map(row -> CompletableFuture.supplyAsync(() -> importRow(row), fixed)) // BUG
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  void forEachBad(List<String> rows) {
    rows.forEach(row -> fixed.execute(() -> importRow(row))); // BUG
  }

  void mapForEachBad(Map<String, String> rows) {
    rows.forEach((key, row) -> fixed.execute(() -> importRow(row))); // BUG
  }

  void rangeOfTheInputBad(String[] rows) {
    IntStream.range(0, rows.length).forEach(i -> fixed.execute(() -> importRow(rows[i]))); // BUG
  }

  void methodOfAnotherClassBad(List<URI> found) {
    List<CompletableFuture<Integer>> counts = new ArrayList<>();
    for (URI page : found) {
      counts.add(pages.count(page)); // BUG
    }
  }

  void insideATaskBad(List<String> rows) {
    cached.execute(() -> {
      List<CompletableFuture<Void>> imported = new ArrayList<>();
      for (String row : rows) {
        imported.add(CompletableFuture.runAsync(() -> importRow(row), fixed)); // BUG
      }
      CompletableFuture.allOf(imported.toArray(CompletableFuture[]::new)).join();
    });
  }

  void vertxRequestsBad(EventBus bus, List<String> orders) {
    for (String order : orders) {
      bus.request("orders", order).onFailure(Throwable::printStackTrace); // BUG
    }
  }

  void guavaBad(List<String> rows) {
    ListeningExecutorService listening = MoreExecutors.listeningDecorator(fixed);
    for (String row : rows) {
      ListenableFuture<String> imported = listening.submit(() -> importRow(row)); // BUG
      imported.addListener(() -> {}, MoreExecutors.directExecutor());
    }
  }

  // ---- threads without limit: see UnboundedThreads

  void cachedPoolHasARuleOfItsOwnOk(Iterator<String> rows) {
    while (rows.hasNext()) {
      String row = rows.next();
      cached.execute(() -> importRow(row));
    }
  }

  void threadForEachHasARuleOfItsOwnOk(List<String> rows) {
    for (String row : rows) {
      new Thread(() -> importRow(row)).start();
    }
  }

  // ---- only a few

  void constantOk() {
    for (int i = 0; i < WORKERS; i++) {
      fixed.execute(this::work);
    }
  }

  void workersAsManyAsConfiguredOk(int workers) {
    for (int i = 0; i < workers; i++) {
      fixed.execute(this::work);
    }
  }

  void writtenOutOk() {
    for (String region : List.of("north", "south")) {
      cached.execute(() -> importRow(region));
    }
  }

  void writtenOutArrayOk() {
    for (String region : new String[] {"north", "south"}) {
      cached.execute(() -> importRow(region));
    }
    Arrays.asList("east", "west").forEach(region -> cached.execute(() -> importRow(region)));
  }

  void enumConstantsOk() {
    for (Channel channel : Channel.values()) {
      cached.execute(() -> importRow(channel.name()));
    }
    EnumSet.allOf(Channel.class).forEach(channel -> cached.execute(() -> importRow(channel.name())));
  }

  List<CompletableFuture<String>> smallRangeOk() {
    return IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> importRow("part " + i))).toList();
  }

  Optional<CompletableFuture<String>> optionalOk(Optional<String> row) {
    return row.map(each -> CompletableFuture.supplyAsync(() -> importRow(each)));
  }

  CompletableFuture<String> cacheOk(Map<String, CompletableFuture<String>> cache, String key) {
    return cache.computeIfAbsent(key, each -> CompletableFuture.supplyAsync(() -> importRow(each)));
  }

  List<CompletableFuture<String>> limitedStreamOk(List<String> rows, int most) {
    return rows.stream().limit(most).map(row -> CompletableFuture.supplyAsync(() -> importRow(row))).toList();
  }

  void bookkeeper_threadsThatExistAlreadyOk(List<Thread> journals) {
    for (Thread journal : journals) {
      journal.start();
    }
  }

  void bookkeeper_loopUntilADeadlineOk(long deadline, AtomicBoolean flushing) {
    while (System.nanoTime() < deadline) {
      if (flushing.compareAndSet(false, true)) {
        cached.execute(this::work);
      }
    }
  }

  void acceptLoopOk(AtomicBoolean running) {
    while (running.get()) {
      cached.execute(this::work);
    }
  }

  // ---- something limits them

  void semaphoreOk(List<String> rows) throws InterruptedException {
    for (String row : rows) {
      permits.acquire();
      cached.execute(() -> {
        try {
          importRow(row);
        } finally {
          permits.release();
        }
      });
    }
  }

  void semaphoreInTheTaskOk(List<String> rows) {
    for (String row : rows) {
      cached.execute(() -> {
        permits.acquireUninterruptibly();
        try {
          importRow(row);
        } finally {
          permits.release();
        }
      });
    }
  }

  void semaphoreInAnotherClassOk(List<URI> found) throws InterruptedException {
    for (URI page : found) {
      pages.enter();
      cached.execute(() -> {
        importRow(page.toString());
        pages.leave();
      });
    }
  }

  void permitWhereItIsStartedOk(List<URI> found) throws InterruptedException {
    List<CompletableFuture<String>> fetched = new ArrayList<>();
    for (URI page : found) {
      fetched.add(pages.fetchWithPermit(page));
    }
  }

  void batchesOk(List<List<String>> batches) {
    for (List<String> batch : batches) {
      List<CompletableFuture<String>> imported = new ArrayList<>();
      for (String row : batch) {
        imported.add(CompletableFuture.supplyAsync(() -> importRow(row), fixed));
      }
      CompletableFuture.allOf(imported.toArray(CompletableFuture[]::new)).join();
    }
  }

  void partitionsAndAMethodForEachOk(List<String> rows) {
    for (List<String> batch : Lists.partition(rows, 50)) {
      importBatch(batch).join();
    }
  }

  private CompletableFuture<Void> importBatch(List<String> batch) {
    return CompletableFuture.allOf(
        batch.stream().map(row -> CompletableFuture.runAsync(() -> importRow(row), fixed)).toArray(CompletableFuture[]::new));
  }

  void windowOk(List<String> rows) {
    List<CompletableFuture<String>> imported = new ArrayList<>();
    for (String row : rows) {
      imported.add(CompletableFuture.supplyAsync(() -> importRow(row), fixed));
      if (imported.size() >= 50) {
        CompletableFuture.allOf(imported.toArray(CompletableFuture[]::new)).join();
        imported.clear();
      }
    }
  }

  void windowOfFuturesOk(Iterator<String> rows) throws ExecutionException, InterruptedException {
    Queue<Future<String>> running = new ArrayDeque<>();
    while (rows.hasNext()) {
      String row = rows.next();
      if (running.size() == WORKERS) {
        running.remove().get();
      }
      running.add(fixed.submit(() -> importRow(row)));
    }
  }

  void joinInEachRoundOk(List<String> rows) {
    for (String row : rows) {
      String imported = CompletableFuture.supplyAsync(() -> importRow(row), fixed).join();
      System.out.println(imported);
    }
  }

  List<String> joinedInTheSameStreamOk(List<String> rows) {
    return rows.stream().map(row -> CompletableFuture.supplyAsync(() -> importRow(row), fixed)).map(CompletableFuture::join).toList();
  }

  void methodThatWaitsOk(List<URI> found) {
    for (URI page : found) {
      System.out.println(pages.fetchNow(page));
    }
  }

  void boundedQueueOk(List<String> rows) {
    for (String row : rows) {
      boundedQueue.execute(() -> importRow(row));
    }
  }

  void unknownExecutorOk(List<String> rows, Executor executor) {
    for (String row : rows) {
      executor.execute(() -> importRow(row));
    }
  }

  void invokeAllOk(List<java.util.concurrent.Callable<String>> rows) throws InterruptedException {
    fixed.invokeAll(rows);
  }

  void eventLoopOk(Vertx vertx, List<String> rows) {
    for (String row : rows) {
      vertx.runOnContext(ignored -> importRow(row));
    }
  }

  // ---- helpers

  private void work() {}

  private String importRow(String row) {
    return row.trim();
  }
}
