import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tasks that wait for other tasks, of their own pool and of others. */
class SelfPoolJoinCases {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(4);

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final ExecutorService alias = pool;
  private final ListeningExecutorService listening = MoreExecutors.listeningDecorator(pool);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ThreadPoolExecutor threads = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final ExecutorService other = Executors.newFixedThreadPool(4);
  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService stealing = Executors.newWorkStealingPool();
  private final ForkJoinPool forkJoin = new ForkJoinPool(4);

  // ---- the same pool

  Future<Integer> fieldBad() {
    return pool.submit(() -> {
      Future<Integer> price = pool.submit(() -> price("book"));
      return price.get(); // BUG
    });
  }

  Future<Integer> staticFinalBad() {
    return POOL.submit(() -> {
      Future<Integer> price = POOL.submit(() -> price("book"));
      return price.get(1, TimeUnit.MINUTES); // BUG
    });
  }

  void localBad() {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    workers.execute(() -> CompletableFuture.runAsync(() -> price("book"), workers).join()); // BUG
  }

  Future<Integer> localAliasBad() {
    ExecutorService workers = pool;
    return workers.submit(() -> pool.submit(() -> price("book")).get()); // BUG
  }

  Future<Integer> fieldAliasBad() {
    return alias.submit(() -> pool.submit(() -> price("book")).get()); // BUG
  }

  ListenableFuture<Integer> guavaDecoratorBad() {
    return listening.submit(() -> {
      Future<Integer> price = pool.submit(() -> price("book"));
      return price.get(); // BUG
    });
  }

  void timerBad() {
    timer.scheduleAtFixedRate(() -> {
      try {
        timer.schedule(() -> price("book"), 1, TimeUnit.SECONDS).get(); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }, 1, 1, TimeUnit.MINUTES);
  }

  void ownThreadPoolBad() {
    threads.execute(() -> CompletableFuture.supplyAsync(() -> price("book"), threads).join()); // BUG
  }

  CompletableFuture<Integer> supplyAsyncBad() {
    return CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> price("book"), pool).join(), pool); // BUG
  }

  CompletableFuture<Integer> continuationBad() {
    return CompletableFuture.supplyAsync(() -> "book", other)
        .thenApplyAsync(article -> CompletableFuture.supplyAsync(() -> price(article), pool).join(), pool); // BUG
  }

  /** The lookup runs elsewhere, but what is done with it runs here. */
  Future<Integer> lastStageBad() {
    return pool.submit(() -> {
      CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> "book", other).thenApplyAsync(article -> price(article), pool);
      return price.join(); // BUG
    });
  }

  Future<Integer> futuresInAListBad(List<String> articles) {
    return pool.submit(() -> {
      List<Future<Integer>> prices = new ArrayList<>();
      for (String article : articles) {
        prices.add(pool.submit(() -> price(article)));
      }
      int total = 0;
      for (Future<Integer> price : prices) {
        total += price.get(); // BUG
      }
      return total;
    });
  }

  Future<Integer> futuresOfAStreamBad(List<String> articles) {
    return pool.submit(() -> {
      List<CompletableFuture<Integer>> prices =
          articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), pool)).toList();
      return prices.stream().mapToInt(price -> price.join()).sum(); // BUG
    });
  }

  Future<Void> allOfBad() {
    return pool.submit(() -> {
      CompletableFuture<Integer> book = CompletableFuture.supplyAsync(() -> price("book"), pool);
      CompletableFuture<Integer> pen = CompletableFuture.supplyAsync(() -> price("pen"), pool);
      return CompletableFuture.allOf(book, pen).join(); // BUG
    });
  }

  Future<List<Future<Integer>>> invokeAllBad(List<Callable<Integer>> lookups) {
    return pool.submit(() -> pool.invokeAll(lookups)); // BUG
  }

  static final class ThroughMethodsBad {
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    Future<Integer> total(List<String> articles) {
      return workers.submit(() -> sum(articles));
    }

    private int sum(List<String> articles) throws Exception {
      int sum = 0;
      for (String article : articles) {
        sum += lookup(article);
      }
      return sum;
    }

    private int lookup(String article) throws Exception {
      return workers.submit(() -> article.length()).get(); // BUG
    }
  }

  static final class PriceListBad {
    CompletableFuture<Integer> print(String article) {
      return CompletableFuture.supplyAsync(() -> Prices.lookupInSharedPool(article).join(), Prices.SHARED); // BUG
    }
  }

  // ---- somewhere else, or without waiting

  /** SingleThreadReentrancy. */
  Future<Integer> singleThreadOk() {
    return single.submit(() -> single.submit(() -> price("book")).get());
  }

  /** It was handed over first, so it has begun before. */
  Future<Integer> handedOverBeforeOk() {
    Future<Integer> price = pool.submit(() -> price("book"));
    return pool.submit(() -> price.get());
  }

  Future<Integer> otherPoolOk() {
    return pool.submit(() -> other.submit(() -> price("book")).get());
  }

  Future<Integer> cachedPoolOk() {
    return cached.submit(() -> cached.submit(() -> price("book")).get());
  }

  Future<Integer> workStealingPoolOk() {
    return stealing.submit(() -> stealing.submit(() -> price("book")).get());
  }

  Future<Integer> forkJoinPoolOk() {
    return forkJoin.submit(() -> forkJoin.submit(() -> price("book")).get());
  }

  static final class SumOk extends RecursiveTask<Integer> {
    private final List<Integer> prices;

    SumOk(List<Integer> prices) {
      this.prices = prices;
    }

    @Override
    protected Integer compute() {
      if (prices.size() < 100) {
        return prices.stream().mapToInt(Integer::intValue).sum();
      }
      SumOk left = new SumOk(prices.subList(0, prices.size() / 2));
      left.fork();
      SumOk right = new SumOk(prices.subList(prices.size() / 2, prices.size()));
      return right.compute() + left.join();
    }
  }

  int outsideThePoolOk() throws Exception {
    Future<Integer> price = pool.submit(() -> price("book"));
    return price.get();
  }

  Future<Integer> doneAlreadyOk() {
    Future<Integer> price = pool.submit(() -> price("book"));
    return pool.submit(() -> price.isDone() ? price.get() : 0);
  }

  CompletableFuture<Integer> joinedWhenAllAreThereOk() {
    CompletableFuture<Integer> book = CompletableFuture.supplyAsync(() -> price("book"), pool);
    CompletableFuture<Integer> pen = CompletableFuture.supplyAsync(() -> price("pen"), pool);
    return CompletableFuture.allOf(book, pen).thenApplyAsync(both -> book.join() + pen.join(), pool);
  }

  CompletableFuture<Integer> composedOk() {
    return CompletableFuture.supplyAsync(() -> "book", pool)
        .thenCompose(article -> CompletableFuture.supplyAsync(() -> price(article), pool));
  }

  Future<?> startedButNotAwaitedOk() {
    return pool.submit(() -> pool.submit(() -> price("book")));
  }

  Future<Integer> futureOfAStrangerOk(Future<Integer> price) {
    return pool.submit(() -> price.get());
  }

  Future<?> latchOfOthersOk(CountDownLatch opened) {
    return pool.submit(() -> {
      opened.await();
      return null;
    });
  }

  void commonPoolOk() {
    CompletableFuture.runAsync(() -> CompletableFuture.supplyAsync(() -> price("book")).join());
  }

  Future<Integer> poolOfAnotherClassOk(Prices prices) {
    return pool.submit(() -> prices.lookupInOwnPool("book").get());
  }

  /** Each stage has a pool of its own, made by the same line. */
  static final class StagesOk {
    private final ExecutorService workers = Executors.newFixedThreadPool(1);
    private final StagesOk next;

    StagesOk(StagesOk next) {
      this.next = next;
    }

    int process(String article) throws Exception {
      Future<Integer> processed = workers.submit(() -> next == null ? article.length() : next.process(article));
      return processed.get();
    }
  }

  /** Each call makes a pool of its own. */
  static final class RecursionOk {
    int depth(int level) throws Exception {
      ExecutorService own = Executors.newSingleThreadExecutor();
      Future<Integer> below = own.submit(() -> level == 0 ? 0 : depth(level - 1));
      return below.get() + 1;
    }
  }

  /** The same method makes both pools, but they are two. */
  static final class TwoPoolsOfOneFactoryOk {
    private final ExecutorService reading = newPool();
    private final ExecutorService writing = newPool();

    Future<Integer> copy() {
      return reading.submit(() -> writing.submit(() -> 1).get());
    }

    private static ExecutorService newPool() {
      return Executors.newFixedThreadPool(2);
    }
  }

  // ---- helpers

  private int price(String article) {
    return article.length();
  }
}
