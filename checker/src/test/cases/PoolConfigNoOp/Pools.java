import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of the JDK. */
class Pools {
  private static final int CORE = 4;
  private static final int MAX = 4 * CORE;
  private static final int ENDLESS = Integer.MAX_VALUE;

  class InitializedBad {
    private final ExecutorService pool =
        new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BUG
  }

  ExecutorService literalBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BUG
  }

  ExecutorService constantsBad() {
    return new ThreadPoolExecutor(CORE, MAX, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<Runnable>()); // BUG
  }

  ExecutorService noCoreBad() {
    return new ThreadPoolExecutor(0, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BUG
  }

  ExecutorService noMaximumBad() {
    return new ThreadPoolExecutor(1, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BUG
  }

  ExecutorService variablesBad() {
    int core = 2;
    int max = 20;
    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    return new ThreadPoolExecutor(core, max, 1, TimeUnit.MINUTES, queue); // BUG
  }

  ExecutorService factoryBad(ThreadFactory threads) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads); // BUG
  }

  ExecutorService handlerBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy()); // BUG
  }

  ExecutorService allArgumentsBad(ThreadFactory threads) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads, new ThreadPoolExecutor.AbortPolicy()); // BUG
  }

  ExecutorService greatestCapacityBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(Integer.MAX_VALUE)); // BUG
  }

  ExecutorService constantCapacityBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(ENDLESS)); // BUG
  }

  ExecutorService filledBad(List<Runnable> first) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(first)); // BUG
  }

  ExecutorService dequeBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingDeque<>()); // BUG
  }

  ExecutorService priorityBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>()); // BUG
  }

  ExecutorService priorityWithInitialCapacityBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>(100)); // BUG
  }

  ExecutorService transferBad() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedTransferQueue<>()); // BUG
  }

  ExecutorService delayBad() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    BlockingQueue<Runnable> queue = (BlockingQueue) new DelayQueue<>();
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, queue); // BUG
  }

  ExecutorService coreMayEndBad() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BUG
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  ScheduledExecutorService scheduledWithoutCoreBad() {
    return Executors.newScheduledThreadPool(0); // BUG
  }

  ScheduledExecutorService scheduledWithoutCoreAndWithFactoryBad(ThreadFactory threads) {
    return Executors.newScheduledThreadPool(0, threads); // BUG
  }

  ScheduledExecutorService scheduledPoolWithoutCoreBad() {
    return new ScheduledThreadPoolExecutor(0); // BUG
  }

  ScheduledExecutorService scheduledPoolWithHandlerBad() {
    return new ScheduledThreadPoolExecutor(0, new ThreadPoolExecutor.AbortPolicy()); // BUG
  }

  ScheduledExecutorService maximumOfAScheduledPoolBad() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
    pool.setMaximumPoolSize(16); // BUG
    return pool;
  }

  void maximumOfAGivenScheduledPoolBad(ScheduledThreadPoolExecutor pool) {
    pool.setMaximumPoolSize(16); // BUG
  }

  ExecutorService setLaterBad() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    pool.setMaximumPoolSize(16); // BUG
    return pool;
  }

  ExecutorService fixedSetLaterBad() {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);
    pool.setMaximumPoolSize(16); // BUG
    return pool;
  }

  ExecutorService fixedBad() {
    ((ThreadPoolExecutor) Executors.newFixedThreadPool(CORE)).setMaximumPoolSize(MAX); // BUG
    return Executors.newCachedThreadPool();
  }

  // ---- The maximum means something ----

  ExecutorService sameOk() {
    return new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  ExecutorService sameConstantOk() {
    return new ThreadPoolExecutor(CORE, CORE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  ExecutorService sameParameterOk(int threads) {
    return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  ExecutorService oneAtMostOk() {
    return new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  ExecutorService limitedOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100));
  }

  ExecutorService limitedByArgumentOk(int limit) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(limit));
  }

  ExecutorService limitedDequeOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingDeque<>(100));
  }

  ExecutorService arrayOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100));
  }

  ExecutorService handOverOk() {
    return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
  }

  ExecutorService unknownQueueOk(BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, queue);
  }

  ExecutorService oneOfTwoQueuesOk(boolean limited) {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, limited ? new ArrayBlockingQueue<>(5) : new LinkedBlockingQueue<>());
  }

  ExecutorService unknownSizesOk(int core, int max) {
    return new ThreadPoolExecutor(core, max, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  ExecutorService unknownMaximumOk() {
    return new ThreadPoolExecutor(1, Runtime.getRuntime().availableProcessors(), 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  static class Eager extends LinkedBlockingQueue<Runnable> {
    @Override
    public boolean offer(Runnable task) {
      return false;
    }
  }

  ExecutorService queueThatRefusesOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new Eager());
  }

  ExecutorService anonymousQueueThatRefusesOk() {
    return new ThreadPoolExecutor(
        2, 10, 1, TimeUnit.MINUTES,
        new LinkedBlockingQueue<>() {
          @Override
          public boolean offer(Runnable task) {
            return isEmpty() && super.offer(task);
          }
        });
  }

  static class OwnPoolOk extends ThreadPoolExecutor {
    private final AtomicInteger waiting = new AtomicInteger();

    OwnPoolOk() {
      super(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(Runnable task) {
      waiting.incrementAndGet();
      super.execute(task);
    }
  }

  ExecutorService anonymousPoolOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
      @Override
      public void execute(Runnable task) {
        super.execute(task);
      }
    };
  }

  ScheduledExecutorService scheduledOk() {
    return Executors.newScheduledThreadPool(1);
  }

  ScheduledExecutorService scheduledPoolOk() {
    return new ScheduledThreadPoolExecutor(4);
  }

  ScheduledExecutorService scheduledByArgumentOk(int threads) {
    return Executors.newScheduledThreadPool(threads);
  }

  ExecutorService cachedSetLaterOk() {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    pool.setMaximumPoolSize(50);
    return pool;
  }

  void maximumOfAGivenPoolOk(ThreadPoolExecutor pool) {
    pool.setMaximumPoolSize(50);
  }

  void maximumOfALimitedPoolOk() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
    pool.setMaximumPoolSize(50);
  }

  void setToTheCoreOk() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    pool.setMaximumPoolSize(2);
  }

  ExecutorService fixedPoolOk() {
    return Executors.newFixedThreadPool(4);
  }

  @SuppressWarnings("PoolConfigNoOp")
  ExecutorService suppressedOk() {
    return new ThreadPoolExecutor(2, 10, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }
}
