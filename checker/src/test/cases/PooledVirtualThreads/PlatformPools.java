import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of threads that are expensive, or of which nobody knows what they are. What is virtual needs JDK 21. */
class PlatformPools {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private final ThreadFactory named = task -> new Thread(task, "worker-" + COUNT.incrementAndGet());

  ExecutorService noFactoryOk() {
    return Executors.newFixedThreadPool(4);
  }

  ExecutorService cachedOk() {
    return Executors.newCachedThreadPool();
  }

  ExecutorService defaultFactoryOk() {
    return Executors.newFixedThreadPool(4, Executors.defaultThreadFactory());
  }

  ExecutorService lambdaOk() {
    return Executors.newFixedThreadPool(4, task -> new Thread(task));
  }

  ExecutorService constructorReferenceOk() {
    return Executors.newFixedThreadPool(4, Thread::new);
  }

  ExecutorService fieldOk() {
    return Executors.newScheduledThreadPool(4, named);
  }

  ExecutorService unknownFactoryOk(ThreadFactory threads) {
    return Executors.newFixedThreadPool(4, threads);
  }

  ExecutorService unknownFactoryOfConstructorOk(ThreadFactory threads) {
    return new ThreadPoolExecutor(2, 8, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10), threads);
  }

  class FactoryClassOk implements ThreadFactory {
    final ExecutorService pool = Executors.newCachedThreadPool(this);

    @Override
    public Thread newThread(Runnable task) {
      return new Thread(task);
    }
  }

  ExecutorService forkJoinOk() {
    return new ForkJoinPool(4, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
  }
}
