import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks that are waited for one by one, and tasks that are not. */
class SerialJoinCases {
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final ExecutorService one = Executors.newFixedThreadPool(1);
  private final ListeningExecutorService listening = MoreExecutors.listeningDecorator(pool);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Semaphore permits = new Semaphore(4);
  private final Shop shop = new Shop();
  private String cursor = "";

  private static int price(String article) {
    return article.length();
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://shop.example/" + path)).build();
  }

  // ---- one pipeline

  List<Integer> methodReferenceBad(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).map(CompletableFuture::join).toList(); // BUG
  }

  List<Integer> lambdaBad(List<String> articles) {
    return articles.stream()
        .map(article -> CompletableFuture.supplyAsync(() -> price(article)))
        .map(task -> task.join()) // BUG
        .collect(Collectors.toList());
  }

  int sumBad(List<String> articles) {
    return articles.stream().map(article -> shop.priceOf(article)).mapToInt(CompletableFuture::join).sum(); // BUG
  }

  int sumByReferenceBad(List<String> articles) {
    return articles.stream().map(shop::priceOf).mapToInt(task -> task.join()).sum(); // BUG
  }

  void forEachBad(List<String> articles, List<Integer> prices) {
    articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), cached)).forEach(task -> prices.add(task.join())); // BUG
  }

  List<Integer> filterBetweenBad(List<String> articles) {
    return articles.stream()
        .map(article -> CompletableFuture.supplyAsync(() -> price(article), pool))
        .filter(task -> task != null)
        .map(CompletableFuture::join) // BUG
        .toList();
  }

  List<Integer> filterBeforeBad(Set<String> articles) {
    return articles.stream().filter(article -> !article.isEmpty()).map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).map(CompletableFuture::join).toList(); // BUG
  }

  List<Integer> chainedStageBad(List<String> articles) {
    return articles.stream()
        .map(article -> CompletableFuture.supplyAsync(() -> article.trim(), pool).thenApply(String::length))
        .map(CompletableFuture::join) // BUG
        .toList();
  }

  List<String> requestsBad(List<String> paths) {
    return paths.stream()
        .map(path -> http.sendAsync(request(path), BodyHandlers.ofString()))
        .map(CompletableFuture::join) // BUG
        .map(HttpResponse::body)
        .toList();
  }

  List<Integer> guavaBad(List<String> articles) {
    return articles.stream().map(article -> listening.submit(() -> price(article))).map(Futures::getUnchecked).toList(); // BUG
  }

  List<Integer> variableBad(List<String> articles) {
    Stream<CompletableFuture<Integer>> prices = articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool));
    return prices.map(CompletableFuture::join).toList(); // BUG
  }

  List<Integer> rangeBad(int pages) {
    return IntStream.range(0, pages).mapToObj(page -> "page " + page).map(shop::priceOf).map(CompletableFuture::join).toList(); // BUG
  }

  List<Integer> peekBad(List<String> articles) {
    return articles.stream().map(shop::priceOf).peek(task -> task.isDone()).map(CompletableFuture::join).toList(); // BUG
  }

  List<Integer> limitBad(Stream<String> articles) {
    return articles.map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).limit(10).map(CompletableFuture::join).toList(); // BUG
  }

  Map<Integer, Integer> streamOfBad() {
    return Stream.of("book", "pen", "ink").map(shop::priceOf).map(CompletableFuture::join).collect(Collectors.toMap(p -> p, p -> p)); // BUG
  }

  List<Integer> timedBad(List<String> articles) {
    return articles.stream()
        .map(article -> pool.submit(() -> price(article)))
        .map(task -> {
          try {
            return task.get(1, TimeUnit.SECONDS); // BUG
          } catch (Exception e) {
            return 0;
          }
        })
        .toList();
  }

  /** Few: they can all be started before the first is waited for. */
  List<Integer> listOfBad() {
    return List.of("book", "pen").stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).map(task -> task.join()).toList(); // BUG
  }

  int shortRangeBad() {
    return IntStream.range(0, 8).mapToObj(page -> "page " + page).map(shop::priceOf).mapToInt(CompletableFuture::join).sum(); // BUG
  }

  void enumConstantsBad(List<Integer> prices) {
    Stream.of(TimeUnit.values())
        .map(unit -> CompletableFuture.supplyAsync(() -> price(unit.name()), pool)) // a task each
        .forEach(task -> prices.add(task.join())); // BUG
  }

  List<Integer> limitBeforeBad(List<String> articles) {
    return articles.stream()
        .limit(10)
        .map(article -> CompletableFuture.supplyAsync(() -> price(article), pool))
        .map(CompletableFuture::join) // BUG
        .toList();
  }

  // ---- one step of it

  List<Integer> oneFunctionBad(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool).join()).toList(); // BUG
  }

  List<String> oneFunctionRequestBad(List<String> paths) {
    return paths.stream().map(path -> http.sendAsync(request(path), BodyHandlers.ofString()).thenApply(HttpResponse::body).join()).toList(); // BUG
  }

  int oneFunctionBlockBad(List<String> articles) {
    return articles.stream().mapToInt(article -> {
      CompletableFuture<Integer> price = shop.priceOf(article);
      return price.join(); // BUG
    }).sum();
  }

  // ---- a loop

  int loopBad(List<String> articles) throws ExecutionException, InterruptedException {
    int total = 0;
    for (String article : articles) {
      Future<Integer> price = pool.submit(() -> price(article));
      total += price.get(); // BUG
    }
    return total;
  }

  List<Integer> loopWithListBad(List<String> articles) {
    List<Integer> prices = new ArrayList<>();
    for (String article : articles) {
      prices.add(CompletableFuture.supplyAsync(() -> price(article), pool).join()); // BUG
    }
    return prices;
  }

  Map<String, String> loopWithMapBad(String... paths) {
    Map<String, String> bodies = new HashMap<>();
    for (String path : paths) {
      HttpResponse<String> answer = http.sendAsync(request(path), BodyHandlers.ofString()).join(); // BUG
      bodies.put(path, answer.body());
    }
    return bodies;
  }

  int loopThroughHelperBad(List<String> articles) {
    int total = 0;
    for (String article : articles) {
      CompletableFuture<Integer> price = shop.priceOf(article);
      total += price.join(); // BUG
    }
    return total;
  }

  int loopGuavaBad(List<String> articles) {
    int total = 0;
    for (String article : articles) {
      ListenableFuture<Integer> price = listening.submit(() -> price(article));
      total += Futures.getUnchecked(price); // BUG
    }
    return total;
  }

  int loopWithLocalBad(List<String> articles) {
    int total = 0;
    for (String article : articles) {
      String name = article.trim();
      total += CompletableFuture.supplyAsync(() -> price(name), cached).join(); // BUG
    }
    return total;
  }

  // ---- all started before the first wait

  List<Integer> twoPipelinesOk(List<String> articles) {
    List<CompletableFuture<Integer>> prices = articles.stream().map(shop::priceOf).toList();
    return prices.stream().map(CompletableFuture::join).toList();
  }

  List<Integer> collectedInBetweenOk(List<String> articles) {
    return articles.stream().map(shop::priceOf).collect(Collectors.toList()).stream().map(CompletableFuture::join).toList();
  }

  List<Integer> toListInBetweenOk(List<String> articles) {
    return articles.stream().map(shop::priceOf).toList().stream().map(CompletableFuture::join).toList();
  }

  int twoLoopsOk(List<String> articles) {
    List<CompletableFuture<Integer>> prices = new ArrayList<>();
    for (String article : articles) {
      prices.add(shop.priceOf(article));
    }
    int total = 0;
    for (CompletableFuture<Integer> price : prices) {
      total += price.join();
    }
    return total;
  }

  int allOfOk(List<String> articles) {
    List<CompletableFuture<Integer>> prices = articles.stream().map(shop::priceOf).toList();
    CompletableFuture.allOf(prices.toArray(new CompletableFuture<?>[0])).join();
    return prices.stream().mapToInt(CompletableFuture::join).sum();
  }

  List<Integer> sortedInBetweenOk(List<String> articles) {
    return articles.stream().map(shop::priceOf).sorted((a, b) -> Boolean.compare(a.isDone(), b.isDone())).map(CompletableFuture::join).toList();
  }

  List<Integer> parallelOk(List<String> articles) {
    return articles.parallelStream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).map(CompletableFuture::join).toList();
  }

  List<Integer> givenFuturesOk(List<CompletableFuture<Integer>> prices) {
    return prices.stream().map(CompletableFuture::join).toList();
  }

  CompletableFuture<List<Integer>> asyncThroughoutOk(List<String> articles) {
    List<CompletableFuture<Integer>> prices = articles.stream().map(shop::priceOf).toList();
    return CompletableFuture.allOf(prices.toArray(new CompletableFuture<?>[0])).thenApply(done -> prices.stream().map(CompletableFuture::join).toList());
  }

  // ---- nothing to be gained, or meant to be so

  List<Integer> onlyThreadOk(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), single)).map(CompletableFuture::join).toList();
  }

  List<Integer> poolOfOneOk(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), one)).map(CompletableFuture::join).toList();
  }

  List<Integer> givenExecutorOk(List<String> articles, Executor executor) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), executor)).map(CompletableFuture::join).toList();
  }

  List<Integer> onTheSpotOk(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), Runnable::run)).map(CompletableFuture::join).toList();
  }

  List<Integer> finishedOk(List<String> articles) {
    return articles.stream().map(article -> CompletableFuture.completedFuture(price(article))).map(CompletableFuture::join).toList();
  }

  int permitOk(List<String> articles) throws InterruptedException {
    int total = 0;
    for (String article : articles) {
      permits.acquire();
      total += shop.priceOf(article).join();
      permits.release();
    }
    return total;
  }

  void inOrderOk(List<String> scripts) {
    for (String script : scripts) {
      CompletableFuture.runAsync(() -> price(script), pool).join();
    }
  }

  void discardedOk(List<String> scripts) {
    for (String script : scripts) {
      CompletableFuture.supplyAsync(() -> price(script), pool).join();
    }
  }

  // ---- a round needs the one before

  String passedOnOk(List<String> steps) {
    String state = "";
    for (String step : steps) {
      String before = state;
      state = CompletableFuture.supplyAsync(() -> before + step, pool).join();
    }
    return state;
  }

  String fieldOk(List<String> pages) {
    StringBuilder all = new StringBuilder();
    for (String page : pages) {
      String next = CompletableFuture.supplyAsync(() -> page + cursor, pool).join();
      cursor = next;
      all.append(next);
    }
    return all.toString();
  }

  List<String> collectedSoFarOk(List<String> pages) {
    List<String> found = new ArrayList<>();
    for (String page : pages) {
      found.add(CompletableFuture.supplyAsync(() -> page + found.size(), pool).join());
    }
    return found;
  }

  String firstThatFitsOk(List<String> articles) {
    for (String article : articles) {
      if (shop.priceOf(article).join() > 10) {
        return article;
      }
    }
    return "";
  }

  int untilTooMuchOk(List<String> articles) {
    int total = 0;
    for (String article : articles) {
      total += shop.priceOf(article).join();
      if (total > 100) {
        break;
      }
    }
    return total;
  }

  String retryOk() {
    String answer = "";
    for (int attempt = 0; attempt < 3 && answer.isEmpty(); attempt++) {
      answer = http.sendAsync(request("try"), BodyHandlers.ofString()).join().body();
    }
    return answer;
  }

  String pagesOk() {
    String next = "first";
    StringBuilder all = new StringBuilder();
    while (!next.isEmpty()) {
      next = http.sendAsync(request(next), BodyHandlers.ofString()).join().body();
      all.append(next);
    }
    return all.toString();
  }

  int countedOk() {
    int total = 0;
    for (int i = 0; i < 100; i++) {
      total += shop.priceOf("article " + i).join();
    }
    return total;
  }

  // ---- another rule's business

  /** BlockingInAsyncMethod. */
  CompletableFuture<Integer> inAnAsyncMethodOk(List<String> articles) {
    int total = articles.stream().map(shop::priceOf).mapToInt(CompletableFuture::join).sum();
    return CompletableFuture.supplyAsync(() -> total, pool);
  }

  /** BlockingOnCommonPool. */
  void inTheCommonPoolOk(List<String> articles) {
    CompletableFuture.runAsync(() -> articles.stream().map(shop::priceOf).map(CompletableFuture::join).forEach(price -> cursor.trim()));
  }

  /** SelfPoolJoin. */
  void inItsOwnPoolOk(List<String> articles) {
    pool.execute(() -> articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).map(CompletableFuture::join).forEach(price -> cursor.trim()));
  }

  int oneAtATimeOk(String article) {
    return shop.priceOf(article).join();
  }
}
