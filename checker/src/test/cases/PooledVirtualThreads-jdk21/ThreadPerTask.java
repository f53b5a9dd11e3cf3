import java.util.concurrent.*;

/** Virtual threads as they are meant to be used, and pools of which it is not certain that they have any, or that only make use of them. */
class ThreadPerTask {
  private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();
  private static final int MAX_CONNECTIONS = 10;
  private ThreadFactory replaceable = Thread.ofVirtual().factory();

  ExecutorService virtualThreadPerTaskOk() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  ExecutorService threadPerTaskOk() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("orders-", 0).factory());
  }

  void startedOk(Runnable task) {
    Thread.ofVirtual().start(task);
    Thread.startVirtualThread(task);
    VIRTUAL.newThread(task).start();
  }

  void withASemaphoreOk(Runnable task, Semaphore permits) {
    ExecutorService tasks = Executors.newThreadPerTaskExecutor(VIRTUAL);
    tasks.execute(
        () -> {
          permits.acquireUninterruptibly();
          try {
            task.run();
          } finally {
            permits.release();
          }
        });
  }

  ExecutorService platformBuilderOk() {
    return Executors.newFixedThreadPool(8, Thread.ofPlatform().name("worker-", 0).factory());
  }

  ExecutorService platformLambdaOk() {
    return Executors.newFixedThreadPool(8, task -> Thread.ofPlatform().daemon().unstarted(task));
  }

  ExecutorService bySettingOk(boolean virtual) {
    ThreadFactory threads = virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
    return Executors.newFixedThreadPool(8, threads);
  }

  ExecutorService builderBySettingOk(boolean virtual) {
    Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    return Executors.newFixedThreadPool(8, builder.factory());
  }

  ExecutorService assignedTwiceOk(boolean platform) {
    ThreadFactory threads = Thread.ofVirtual().factory();
    if (platform) {
      threads = Executors.defaultThreadFactory();
    }
    return Executors.newFixedThreadPool(8, threads);
  }

  void setLater(ThreadFactory other) {
    replaceable = other;
  }

  ExecutorService replaceableFieldOk() {
    return Executors.newFixedThreadPool(8, replaceable);
  }

  /** Nobody asks a builder of a library what it makes of a factory. */
  ExecutorService libraryAroundItOk() {
    return Executors.newFixedThreadPool(
        8, new com.google.common.util.concurrent.ThreadFactoryBuilder().setThreadFactory(VIRTUAL).setNameFormat("orders-%d").build());
  }

  ExecutorService annotatedAndDocumentedOk() {
    return documented();
  }

  // Throttles what we ask of the partner's server.
  @Deprecated
  private static ExecutorService documented() {
    return Executors.newFixedThreadPool(8, VIRTUAL);
  }

  ExecutorService parameterOk(ThreadFactory threads) {
    return Executors.newFixedThreadPool(8, threads);
  }

  ExecutorService builderParameterOk(Thread.Builder builder) {
    return Executors.newFixedThreadPool(8, builder.factory());
  }

  ExecutorService helperThatChoosesOk(boolean virtual) {
    return Executors.newFixedThreadPool(8, threads(virtual));
  }

  private static ThreadFactory threads(boolean virtual) {
    if (virtual) {
      return VIRTUAL;
    }
    return Executors.defaultThreadFactory();
  }

  protected ThreadFactory threadsOfSubclass() {
    return VIRTUAL;
  }

  static class Other extends ThreadPerTask {
    @Override
    protected ThreadFactory threadsOfSubclass() {
      return Executors.defaultThreadFactory();
    }
  }

  ExecutorService overriddenHelperOk() {
    return Executors.newFixedThreadPool(8, threadsOfSubclass());
  }

  ExecutorService lambdaThatChoosesOk(boolean virtual) {
    return Executors.newFixedThreadPool(8, task -> virtual ? Thread.ofVirtual().unstarted(task) : new Thread(task));
  }

  /** The order of its tasks is what it is for. */
  ExecutorService oneAfterTheOtherOk() {
    return Executors.newSingleThreadExecutor(VIRTUAL);
  }

  ScheduledExecutorService timerOk() {
    return Executors.newSingleThreadScheduledExecutor(VIRTUAL);
  }

  ExecutorService fixedPoolOfOneOk() {
    return Executors.newFixedThreadPool(1, VIRTUAL);
  }

  ScheduledExecutorService scheduledPoolOfOneOk() {
    return Executors.newScheduledThreadPool(1, VIRTUAL);
  }

  ScheduledExecutorService scheduledPoolWithoutCoreOk() {
    return new ScheduledThreadPoolExecutor(0, VIRTUAL);
  }

  ExecutorService constructedPoolOfOneOk() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), VIRTUAL);
  }

  /** No thread stays: it counts them, and refuses the eleventh. */
  ExecutorService nothingIsKeptOk() {
    return new ThreadPoolExecutor(0, 10, 0L, TimeUnit.SECONDS, new SynchronousQueue<>(), VIRTUAL);
  }

  ExecutorService variableThatSaysSoOk() {
    ExecutorService downloadLimiter = Executors.newFixedThreadPool(8, VIRTUAL);
    return downloadLimiter;
  }

  class FieldThatSaysSoOk {
    private final ExecutorService throttle = Executors.newFixedThreadPool(8, VIRTUAL);
  }

  class AssignedFieldThatSaysSoOk {
    private final ExecutorService permits;

    AssignedFieldThatSaysSoOk() {
      permits =
          new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), VIRTUAL);
    }
  }

  ExecutorService limitedByMethodNameOk() {
    return Executors.newFixedThreadPool(8, VIRTUAL);
  }

  ExecutorService sizeThatSaysSoOk() {
    return Executors.newFixedThreadPool(MAX_CONNECTIONS, VIRTUAL);
  }

  ExecutorService commentThatSaysSoOk() {
    // The partner's server takes no more than eight requests from us.
    return Executors.newFixedThreadPool(8, VIRTUAL);
  }

  ExecutorService severalLinesThatSaySoOk() {
    /*
     * At most eight at the same time,
     * says the contract.
     */
    return Executors.newFixedThreadPool(8, VIRTUAL);
  }

  /** Asks the partner's server eight questions at once, as it wants us to. */
  ExecutorService javadocThatSaysSoOk() {
    return Executors.newFixedThreadPool(8, VIRTUAL);
  }

  class BulkheadOk {
    private final ExecutorService tasks = Executors.newFixedThreadPool(8, VIRTUAL);
  }

  /** What else the subclass does, nobody knows. */
  static class OwnPoolOk extends ThreadPoolExecutor {
    OwnPoolOk() {
      super(8, 8, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), VIRTUAL);
    }
  }
}
