import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of virtual threads, by whatever way the pool gets them. */
class VirtualPools {
  private static final int SIZE = 16;
  private static final ThreadFactory VIRTUAL = Thread.ofVirtual().name("worker-", 0).factory();
  private final ThreadFactory assigned;
  private final AtomicInteger count = new AtomicInteger();

  VirtualPools() {
    assigned = Thread.ofVirtual().factory();
  }

  ExecutorService fixedBad() {
    return Executors.newFixedThreadPool(8, Thread.ofVirtual().factory()); // BUG
  }

  ExecutorService fixedBySettingBad(int threads) {
    return Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory()); // BUG
  }

  ExecutorService fixedByProcessorsBad() {
    return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory()); // BUG
  }

  ExecutorService cachedBad() {
    return Executors.newCachedThreadPool(Thread.ofVirtual().factory()); // BUG
  }

  ScheduledExecutorService scheduledBad() {
    return Executors.newScheduledThreadPool(SIZE, Thread.ofVirtual().factory()); // BUG
  }

  ScheduledExecutorService scheduledConstructorBad() {
    return new ScheduledThreadPoolExecutor(SIZE, Thread.ofVirtual().factory()); // BUG
  }

  ScheduledExecutorService scheduledConstructorWithHandlerBad() {
    return new ScheduledThreadPoolExecutor(SIZE, Thread.ofVirtual().factory(), new ThreadPoolExecutor.AbortPolicy()); // BUG
  }

  ExecutorService constructorBad() {
    return new ThreadPoolExecutor(4, 16, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100), Thread.ofVirtual().factory()); // BUG
  }

  ExecutorService constructorWithHandlerBad() {
    return new ThreadPoolExecutor( // BUG
        4, 16, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100), Thread.ofVirtual().factory(), new ThreadPoolExecutor.CallerRunsPolicy());
  }

  ExecutorService unusedForAMinuteBad() {
    return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), Thread.ofVirtual().factory()); // BUG
  }

  ExecutorService namedBad() {
    return Executors.newFixedThreadPool(8, Thread.ofVirtual().name("orders").factory()); // BUG
  }

  ExecutorService numberedBad() {
    return Executors.newFixedThreadPool(8, Thread.ofVirtual().name("orders-", 1).factory()); // BUG
  }

  ExecutorService furtherSettingsBad() {
    return Executors.newFixedThreadPool( // BUG
        8, Thread.ofVirtual().inheritInheritableThreadLocals(false).uncaughtExceptionHandler((thread, failure) -> {}).factory());
  }

  ExecutorService variableBad() {
    ThreadFactory threads = Thread.ofVirtual().factory();
    return Executors.newFixedThreadPool(8, threads); // BUG
  }

  ExecutorService builderInAVariableBad() {
    Thread.Builder.OfVirtual builder = Thread.ofVirtual();
    return Executors.newFixedThreadPool(8, builder.name("orders").factory()); // BUG
  }

  ExecutorService builderOfAWiderTypeBad() {
    Thread.Builder builder = Thread.ofVirtual();
    return Executors.newFixedThreadPool(8, builder.factory()); // BUG
  }

  ExecutorService constantBad() {
    return Executors.newFixedThreadPool(8, VIRTUAL); // BUG
  }

  ExecutorService fieldBad() {
    return Executors.newFixedThreadPool(8, assigned); // BUG
  }

  class InitializerBad {
    private final ExecutorService pool = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory()); // BUG
  }

  class StaticInitializerBad {
    private static final ExecutorService POOL;

    static {
      POOL = Executors.newFixedThreadPool(8, VIRTUAL); // BUG
    }
  }

  ExecutorService helperBad() {
    return Executors.newFixedThreadPool(8, threads("orders")); // BUG
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofVirtual().name(name).factory();
  }

  ExecutorService helperWithTwoWaysBad(String name) {
    return Executors.newFixedThreadPool(8, namedThreads(name)); // BUG
  }

  private ThreadFactory namedThreads(String name) {
    if (name == null) {
      return assigned;
    }
    ThreadFactory named = threads(name);
    return named;
  }

  ExecutorService eitherBad(String name) {
    return Executors.newFixedThreadPool(8, name == null ? VIRTUAL : threads(name)); // BUG
  }

  ExecutorService lambdaBad() {
    return Executors.newFixedThreadPool(8, task -> Thread.ofVirtual().unstarted(task)); // BUG
  }

  ExecutorService lambdaWithNameBad() {
    return Executors.newFixedThreadPool( // BUG
        8,
        task -> {
          Thread thread = Thread.ofVirtual().unstarted(task);
          thread.setName("orders-" + count.incrementAndGet());
          return thread;
        });
  }

  ExecutorService methodReferenceBad() {
    return Executors.newFixedThreadPool(8, Thread.ofVirtual()::unstarted); // BUG
  }

  ExecutorService ownMethodReferenceBad() {
    return Executors.newFixedThreadPool(8, this::thread); // BUG
  }

  private Thread thread(Runnable task) {
    return Thread.ofVirtual().name("orders").unstarted(task);
  }

  ExecutorService anonymousFactoryBad() {
    ThreadFactory threads =
        new ThreadFactory() {
          @Override
          public Thread newThread(Runnable task) {
            return Thread.ofVirtual().unstarted(task);
          }
        };
    return Executors.newFixedThreadPool(8, threads); // BUG
  }

  ExecutorService factoryClassBad() {
    return Executors.newFixedThreadPool(8, new Virtual("orders")); // BUG
  }

  record Virtual(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
      return Thread.ofVirtual().name(name).unstarted(task);
    }
  }

  ExecutorService factoryAroundAnotherBad() {
    return Executors.newCachedThreadPool( // BUG
        task -> {
          count.incrementAndGet();
          return VIRTUAL.newThread(task);
        });
  }

  /** The queue takes any number of tasks: nothing is said of how many there may be. */
  void inAStatementBad(Runnable task) {
    ExecutorService pool = Executors.newFixedThreadPool(8, VIRTUAL); // BUG
    pool.execute(task);
    pool.shutdown();
  }

  ExecutorService unboundedQueueBad() {
    ExecutorService unbounded = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), VIRTUAL); // BUG
    return unbounded;
  }
}
