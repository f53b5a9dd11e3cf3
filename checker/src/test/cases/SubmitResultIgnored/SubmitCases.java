import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that are submitted, with or without somebody who has their future. */
class SubmitCases {
  private static final System.Logger LOG = System.getLogger("cases");

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger restocked = new AtomicInteger();
  private Future<?> last;

  void methodReferenceBad() {
    pool.submit(Shop::restock); // BUG
  }

  void lambdaBad() {
    pool.submit(() -> Shop.restock()); // BUG
  }

  void blockLambdaBad(String name) {
    pool.submit( // BUG
        () -> {
          Shop.restock();
          restocked.incrementAndGet();
        });
  }

  void callableBad() {
    pool.submit(() -> Shop.count()); // BUG
  }

  void runnableWithResultBad() {
    pool.submit(Shop::restock, "done"); // BUG
  }

  void taskOfParameterBad(Runnable task) {
    pool.submit(task); // BUG
  }

  void callableOfParameterBad(Callable<String> task, ExecutorService somebodys) {
    somebodys.submit(task); // BUG
  }

  void anonymousBad() {
    pool.submit(new Runnable() { // BUG
      @Override
      public void run() {
        Shop.restock();
      }
    });
  }

  void newObjectBad() {
    pool.submit(new Restock()); // BUG
  }

  static class Restock implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return Shop.count();
    }
  }

  void inLoopBad(List<String> names) {
    for (String name : names) {
      pool.submit(() -> Integer.parseInt(name)); // BUG
    }
  }

  void bookkeeper_onlyEndsAnExecutorOk() {
    pool.submit(() -> {
      synchronized (this) {
        pool.shutdown();
      }
    });
  }

  void bookkeeper_catchesAllButReadsTheClockOk() {
    pool.submit(() -> {
      long start = System.nanoTime();
      try {
        Shop.restock();
      } catch (Throwable e) {
        LOG.log(System.Logger.Level.WARNING, "not restocked", e);
      } finally {
        LOG.log(System.Logger.Level.DEBUG, System.nanoTime() - start);
      }
    });
  }

  void bookkeeper_onlyLogsAndEndsOk(io.netty.util.internal.logging.InternalLogger log) {
    pool.submit(() -> {
      log.info("ends");
      pool.shutdown();
    });
  }

  void redisson_onlyCompletesAFutureOk(CompletableFuture<String> waiting) {
    pool.submit(() -> waiting.complete("go"));
  }

  void forEachBad(List<Runnable> tasks) {
    tasks.forEach(task -> pool.submit(task)); // BUG
  }

  void forEachReferenceBad(List<Runnable> tasks) {
    tasks.forEach(pool::submit); // BUG
  }

  private void order(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("no name");
    }
  }

  void scheduledPoolBad() {
    scheduler.submit(Shop::restock); // BUG
  }

  void forkJoinPoolBad() {
    ForkJoinPool.commonPool().submit(Shop::restock); // BUG
  }

  void freshPoolBad() {
    ExecutorService once = Executors.newSingleThreadExecutor();
    once.submit(Shop::restock); // BUG
    once.shutdown();
  }

  void nettyLoopBad(ChannelHandlerContext context) {
    context.executor().submit(Shop::restock); // BUG
  }

  void nettyGroupBad(EventLoopGroup loops) {
    loops.submit(() -> Shop.count()); // BUG
  }

  void guavaBad(ListeningExecutorService listening) {
    listening.submit(() -> Shop.count()); // BUG
  }

  void unusedVariableBad() {
    Future<?> restocking = pool.submit(Shop::restock); // BUG
  }

  void catchesTooLittleBad() {
    pool.submit( // BUG
        () -> {
          try {
            Shop.restock();
          } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "wrong", e);
          }
        });
  }

  void throwsAgainBad() {
    pool.submit( // BUG
        () -> {
          try {
            Shop.count();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  void catchesOnlyPartBad() {
    pool.submit( // BUG
        () -> {
          Shop.restock();
          try {
            Shop.count();
          } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "not counted", e);
          }
        });
  }

  void insideTaskBad() {
    pool.execute(() -> pool.submit(Shop::restock)); // BUG
  }

  void tryAroundSubmitBad() {
    try {
      pool.submit(Shop::restock); // BUG
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the pool is full", e);
    }
  }

  void chosenPoolBad(boolean quick, ExecutorService other) {
    (quick ? pool : other).submit(Shop::restock); // BUG
  }

  void waitedForOk() throws Exception {
    pool.submit(Shop::restock).get();
    Future<Integer> count = pool.submit(() -> Shop.count());
    System.out.println(count.get(1, TimeUnit.SECONDS));
  }

  Future<?> returnedOk() {
    return pool.submit(Shop::restock);
  }

  void storedOk() {
    last = pool.submit(Shop::restock);
  }

  void collectedOk(List<Callable<String>> tasks) {
    List<Future<String>> running = new ArrayList<>();
    for (Callable<String> task : tasks) {
      running.add(pool.submit(task));
    }
    System.out.println(running);
  }

  void mappedOk(Map<String, Future<?>> running) {
    running.computeIfAbsent("restock", name -> pool.submit(Shop::restock));
  }

  List<Future<String>> streamOk(List<Callable<String>> tasks) {
    return tasks.stream().map(pool::submit).toList();
  }

  void executeOk() {
    pool.execute(Shop::restock);
  }

  void catchesAllOk() {
    pool.submit(
        () -> {
          try {
            Shop.restock();
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not restocked", e);
          }
        });
  }

  void catchesThrowableOk() {
    pool.submit(
        () -> {
          try {
            return Shop.count();
          } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "not counted", e);
            return -1;
          }
        });
  }

  void catchesAllInHelperOk() {
    pool.submit(Shop::restockQuietly);
    pool.submit(() -> Shop.restockQuietly());
  }

  void catchesAllInOwnMethodOk(Runnable task) {
    pool.submit(() -> guarded(task));
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "failed", e);
    }
  }

  void anonymousThatCatchesOk() {
    pool.submit(new Runnable() {
      @Override
      public void run() {
        try {
          Shop.restock();
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.WARNING, "failed", e);
        }
      }
    });
  }

  void promiseOk(CompletableFuture<Integer> counted) {
    pool.submit(
        () -> {
          try {
            counted.complete(Shop.count());
          } catch (Exception e) {
            counted.completeExceptionally(e);
          }
        });
  }

  void futureTaskOk() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(Shop::count);
    pool.submit(task);
    System.out.println(task.get());
  }

  void completionServiceOk() throws Exception {
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    service.submit(Shop::count);
    System.out.println(service.take().get());
  }

  void poolThatLogsOk() {
    ExecutorService logging = new Shop.LoggingPool();
    logging.submit(Shop::restock);
    new Shop.LoggingPool().submit(Shop::restock);
  }

  void anonymousPoolOk() {
    ThreadPoolExecutor logging = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
      @Override
      protected void afterExecute(Runnable task, Throwable thrown) {
        LOG.log(System.Logger.Level.WARNING, "failed", thrown);
      }
    };
    logging.submit(Shop::restock);
  }

  void meantToBeIgnoredOk(Shop.Background background) {
    background.start(Shop::restock);
  }

  void namedUnusedOk() {
    Future<?> unused = pool.submit(Shop::restock);
  }

  void cancelledLaterOk() {
    Future<?> restocking = pool.submit(Shop::restock);
    restocking.cancel(true);
  }

  void passedOnOk() {
    keep(pool.submit(Shop::restock));
  }

  private void keep(Future<?> future) {
    last = future;
  }

  void comparedOk() {
    if (pool.submit(Shop::restock).isDone()) {
      System.out.println("quick");
    }
  }

  void listenedOk() {
    MoreExecutors.listeningDecorator(pool).submit(Shop::restock).addListener(() -> System.out.println("over"), pool);
  }

  /** No executor, although the name is the same. */
  void otherSubmitOk(Form form) {
    form.submit(Shop::restock);
  }

  interface Form {
    Future<?> submit(Runnable afterwards);
  }

  void nothingCanFailOk() {
    pool.submit(() -> {});
  }

  @SuppressWarnings("SubmitResultIgnored")
  void suppressedOk() {
    pool.submit(Shop::restock);
  }

  void stagesAreForAnotherRuleOk() {
    CompletableFuture.runAsync(Shop::restock, pool).exceptionally(failure -> null);
  }
}
