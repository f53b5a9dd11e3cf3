import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Tasks that wait for other tasks of an executor with one thread, of their own and of others. */
class SingleThreadReentrancyCases {
  private static final int ONE = 1;
  private static final ExecutorService WRITER = Executors.newSingleThreadExecutor();

  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final ExecutorService named = Executors.newSingleThreadExecutor(task -> new Thread(task, "writer"));
  private final ExecutorService fixed = Executors.newFixedThreadPool(1);
  private final ExecutorService alias = single;
  private final ListeningExecutorService listening = MoreExecutors.listeningDecorator(single);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService pooledTimer = Executors.newScheduledThreadPool(1);
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final ThreadPoolExecutor direct =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
  private final ThreadPoolExecutor growing = new ThreadPoolExecutor(1, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4));
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ForkJoinPool forkJoin = new ForkJoinPool(1);
  private final Scheduler scheduler = Schedulers.newSingle(task -> new Thread(task, "scheduler"));
  private final Scheduler otherScheduler = Schedulers.newSingle(task -> new Thread(task, "other"));
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);
  private volatile Thread writerThread;

  // ---- the same executor

  Future<Integer> fieldBad() {
    return single.submit(() -> {
      Future<Integer> price = single.submit(() -> price("book"));
      return price.get(); // BUG
    });
  }

  Future<Integer> expressionBad() {
    return single.submit(() -> single.submit(() -> price("book")).get()); // BUG
  }

  Future<Integer> namedThreadBad() {
    return named.submit(() -> named.submit(() -> price("book")).get()); // BUG
  }

  Future<Integer> fixedPoolOfOneBad() {
    return fixed.submit(() -> fixed.submit(() -> price("book")).get()); // BUG
  }

  Future<Integer> staticFinalBad() {
    return WRITER.submit(() -> {
      Future<Integer> price = WRITER.submit(() -> price("book"));
      return price.get(1, TimeUnit.MINUTES); // BUG
    });
  }

  void localBad() {
    ExecutorService worker = Executors.newFixedThreadPool(ONE);
    worker.execute(() -> CompletableFuture.runAsync(() -> price("book"), worker).join()); // BUG
  }

  Future<Integer> localAliasBad() {
    ExecutorService worker = single;
    return worker.submit(() -> single.submit(() -> price("book")).get()); // BUG
  }

  Future<Integer> fieldAliasBad() {
    return alias.submit(() -> single.submit(() -> price("book")).get()); // BUG
  }

  ListenableFuture<Integer> guavaDecoratorBad() {
    return listening.submit(() -> {
      Future<Integer> price = single.submit(() -> price("book"));
      return price.get(); // BUG
    });
  }

  ListenableFuture<Integer> guavaGetUncheckedBad() {
    return listening.submit(() -> {
      ListenableFuture<Integer> price = listening.submit(() -> price("book"));
      return Futures.getUnchecked(price); // BUG
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

  void timerOfOneThreadBad() {
    pooledTimer.schedule(() -> pooledTimer.submit(() -> price("book")).get(), 1, TimeUnit.SECONDS); // BUG
  }

  void ownThreadPoolBad() {
    thread.execute(() -> CompletableFuture.supplyAsync(() -> price("book"), thread).join()); // BUG
  }

  CompletableFuture<Integer> supplyAsyncBad() {
    return CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> price("book"), single).join(), single); // BUG
  }

  CompletableFuture<Integer> continuationBad() {
    return CompletableFuture.supplyAsync(() -> "book", pool)
        .thenApplyAsync(article -> CompletableFuture.supplyAsync(() -> price(article), single).join(), single); // BUG
  }

  /** The lookup runs elsewhere, but what is done with it runs here. */
  Future<Integer> lastStageBad() {
    return single.submit(() -> {
      CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> "book", pool).thenApplyAsync(article -> price(article), single);
      return price.join(); // BUG
    });
  }

  Future<Integer> derivedStageBad() {
    return single.submit(() -> CompletableFuture.supplyAsync(() -> price("book"), single).thenApply(price -> price + 1).join()); // BUG
  }

  Future<Integer> futuresInAListBad(List<String> articles) {
    return single.submit(() -> {
      List<Future<Integer>> prices = new ArrayList<>();
      for (String article : articles) {
        prices.add(single.submit(() -> price(article)));
      }
      int total = 0;
      for (Future<Integer> price : prices) {
        total += price.get(); // BUG
      }
      return total;
    });
  }

  Future<Integer> futuresOfAStreamBad(List<String> articles) {
    return single.submit(() -> {
      List<CompletableFuture<Integer>> prices =
          articles.stream().map(article -> CompletableFuture.supplyAsync(() -> price(article), single)).toList();
      return prices.stream().mapToInt(price -> price.join()).sum(); // BUG
    });
  }

  Future<Void> allOfBad() {
    return single.submit(() -> {
      CompletableFuture<Integer> book = CompletableFuture.supplyAsync(() -> price("book"), single);
      CompletableFuture<Integer> pen = CompletableFuture.supplyAsync(() -> price("pen"), pool);
      return CompletableFuture.allOf(book, pen).join(); // BUG
    });
  }

  Future<List<Future<Integer>>> invokeAllBad(List<Callable<Integer>> lookups) {
    return single.submit(() -> single.invokeAll(lookups)); // BUG
  }

  Future<Integer> invokeAnyBad(List<Callable<Integer>> lookups) {
    return single.submit(() -> single.invokeAny(lookups)); // BUG
  }

  Future<Integer> caughtTimeoutBad() {
    return single.submit(() -> {
      try {
        return single.submit(() -> price("book")).get(5, TimeUnit.SECONDS); // BUG
      } catch (TimeoutException e) {
        return 0;
      }
    });
  }

  Future<Integer> nestedTwiceBad() {
    return pool.submit(() -> single.submit(() -> single.submit(() -> price("book")).get()).get()); // BUG
  }

  /** Only some calls wait; those never come back. */
  Future<Integer> onABranchBad(String article) {
    return single.submit(() -> {
      if (article.isEmpty()) {
        return 0;
      }
      return single.submit(() -> price(article)).get(); // BUG
    });
  }

  void schedulerBad() {
    scheduler.schedule(() -> Mono.fromCallable(() -> price("book")).subscribeOn(scheduler).block()); // BUG
  }

  void lastOperatorBad() {
    scheduler.schedule(() -> Flux.just("book", "pen").publishOn(scheduler).map(this::price).blockLast()); // BUG
  }

  static final class ThroughMethodsBad {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    Future<Integer> total(List<String> articles) {
      return worker.submit(() -> sum(articles));
    }

    private int sum(List<String> articles) throws Exception {
      int sum = 0;
      for (String article : articles) {
        sum += lookup(article);
      }
      return sum;
    }

    private int lookup(String article) throws Exception {
      return worker.submit(() -> article.length()).get(); // BUG
    }
  }

  /** A method that is right for callers from outside, and called from inside as well. */
  static final class SynchronousFacadeBad {
    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private int balance;

    int add(int amount) throws Exception {
      return owner.submit(() -> balance += amount).get(); // BUG
    }

    void addTwice(int amount) {
      owner.submit(() -> add(amount) + add(amount));
    }
  }

  static final class LedgerOfOthersBad {
    CompletableFuture<Integer> book(int amount) {
      return CompletableFuture.supplyAsync(() -> Ledger.book(amount).join(), Ledger.WRITER); // BUG
    }
  }

  static final class RunnableClassBad implements Runnable {
    private static final ExecutorService OWNER = Executors.newSingleThreadExecutor();

    static void start() {
      OWNER.execute(new RunnableClassBad());
    }

    @Override
    public void run() {
      CompletableFuture.runAsync(() -> "book".length(), OWNER).join(); // BUG
    }
  }

  // ---- somewhere else, or without waiting

  Future<Integer> otherExecutorOk() {
    return single.submit(() -> other.submit(() -> price("book")).get());
  }

  /** A pool with more threads: SelfPoolJoin. */
  Future<Integer> moreThreadsOk() {
    return pool.submit(() -> pool.submit(() -> price("book")).get());
  }

  /** It has one thread until its queue is full. */
  Future<Integer> growingPoolOk() {
    return growing.submit(() -> growing.submit(() -> price("book")).get());
  }

  Future<Integer> poolOfUnknownSizeOk(int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    return workers.submit(() -> workers.submit(() -> price("book")).get());
  }

  /** No queue: the caller runs what no thread is free for. */
  Future<Integer> callerRunsOk() {
    return direct.submit(() -> direct.submit(() -> price("book")).get());
  }

  Future<Integer> forkJoinOfOneOk() {
    return forkJoin.submit(() -> forkJoin.submit(() -> price("book")).get());
  }

  int outsideTheExecutorOk() throws Exception {
    Future<Integer> price = single.submit(() -> price("book"));
    return price.get();
  }

  /** First come, first served: it is over when the second task begins. */
  Future<Integer> handedOverBeforeOk() {
    Future<Integer> price = single.submit(() -> price("book"));
    return single.submit(() -> price.get());
  }

  static final class LoadedAtStartOk {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Future<Integer> configuration = worker.submit(() -> 1);

    Future<Integer> twice() {
      return worker.submit(() -> 2 * configuration.get());
    }
  }

  Future<Integer> stageHandedOverBeforeOk() {
    CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> price("book"), single).thenApplyAsync(found -> found + 1, single);
    return single.submit(() -> price.join());
  }

  Future<Integer> listHandedOverBeforeOk(List<String> articles) {
    List<Future<Integer>> prices = new ArrayList<>();
    for (String article : articles) {
      prices.add(single.submit(() -> price(article)));
    }
    return single.submit(() -> {
      int total = 0;
      for (Future<Integer> price : prices) {
        total += price.get();
      }
      return total;
    });
  }

  Future<Integer> doneAlreadyOk() {
    return single.submit(() -> {
      Future<Integer> price = single.submit(() -> price("book"));
      return price.isDone() ? price.get() : 0;
    });
  }

  CompletableFuture<Integer> joinedWhenAllAreThereOk() {
    CompletableFuture<Integer> book = CompletableFuture.supplyAsync(() -> price("book"), single);
    CompletableFuture<Integer> pen = CompletableFuture.supplyAsync(() -> price("pen"), single);
    return CompletableFuture.allOf(book, pen).thenApplyAsync(both -> book.join() + pen.join(), single);
  }

  CompletableFuture<Integer> composedOk() {
    return CompletableFuture.supplyAsync(() -> "book", single).thenCompose(article -> CompletableFuture.supplyAsync(() -> price(article), single));
  }

  CompletableFuture<Integer> continuedOk() {
    return CompletableFuture.supplyAsync(() -> "book", single).thenApplyAsync(article -> price(article), single);
  }

  Future<?> startedButNotAwaitedOk() {
    return single.submit(() -> single.submit(() -> price("book")));
  }

  Future<Integer> futureOfAStrangerOk(Future<Integer> price) {
    return single.submit(() -> price.get());
  }

  Future<?> latchOfOthersOk(CountDownLatch opened) {
    return single.submit(() -> {
      opened.await();
      return null;
    });
  }

  Future<Integer> executorOfAnotherObjectOk(Ledger ledger) {
    return single.submit(() -> ledger.bookOnOwnThread(1).get());
  }

  Future<Integer> executorOfAStrangerOk(ExecutorService stranger) {
    return stranger.submit(() -> stranger.submit(() -> price("book")).get());
  }

  Future<Integer> calledDirectlyOk() {
    return single.submit(() -> price("book") + price("pen"));
  }

  Future<Integer> finishedFutureOk() {
    return single.submit(() -> CompletableFuture.completedFuture(price("book")).join());
  }

  void otherSchedulerOk() {
    scheduler.schedule(() -> Mono.fromCallable(() -> price("book")).subscribeOn(otherScheduler).block());
  }

  /** What stands further up decides; the last word is another thread's. */
  void publishedElsewhereOk() {
    scheduler.schedule(() -> Mono.fromCallable(() -> price("book")).publishOn(otherScheduler).block());
  }

  // ---- who is on the thread already is told apart

  int ifOnAnotherThreadOk(String article) throws Exception {
    if (Thread.currentThread() != writerThread) {
      return single.submit(() -> price(article)).get();
    }
    return price(article);
  }

  Future<Integer> callsItFromInsideOk() {
    return single.submit(() -> ifOnAnotherThreadOk("book"));
  }

  static final class RunsInlineOk {
    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private volatile Thread thread;

    private boolean isOwner() {
      return Thread.currentThread() == thread;
    }

    <T> T call(Callable<T> task) throws Exception {
      if (isOwner()) {
        return task.call();
      }
      return owner.submit(task).get();
    }

    void callTwice(Callable<Integer> task) {
      owner.submit(() -> call(task) + call(task));
    }
  }

  private int marked(String article) throws Exception {
    return writing.get() ? price(article) : single.submit(() -> price(article)).get();
  }

  Future<Integer> markedByAThreadLocalOk() {
    return single.submit(() -> {
      writing.set(true);
      return marked("book");
    });
  }

  // ---- one place in the code, many executors

  /** Each stage has an executor of its own, made by the same line. */
  static final class StagesOk {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final StagesOk next;

    StagesOk(StagesOk next) {
      this.next = next;
    }

    int process(String article) throws Exception {
      Future<Integer> processed = worker.submit(() -> next == null ? article.length() : next.process(article));
      return processed.get();
    }
  }

  /** Each call makes an executor of its own. */
  static final class RecursionOk {
    int depth(int level) throws Exception {
      ExecutorService own = Executors.newSingleThreadExecutor();
      Future<Integer> below = own.submit(() -> level == 0 ? 0 : depth(level - 1));
      return below.get() + 1;
    }
  }

  /** The same method makes both executors, but they are two. */
  static final class TwoOfOneFactoryOk {
    private final ExecutorService reading = newExecutor();
    private final ExecutorService writing = newExecutor();

    Future<Integer> copy() {
      return reading.submit(() -> writing.submit(() -> 1).get());
    }

    private static ExecutorService newExecutor() {
      return Executors.newSingleThreadExecutor();
    }
  }

  // ---- helpers

  private int price(String article) {
    return article.length();
  }
}
