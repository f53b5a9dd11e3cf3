import java.util.concurrent.*;

/** Pools of which the core grows later, for which the maximum is a limit. In a program of their own: one call is enough to keep silent about the pools that it may mean. */
class Resized {
  private ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());

  ThreadPoolExecutor returnedOk() {
    return new ThreadPoolExecutor(2, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  }

  void resize(ThreadPoolExecutor some, int threads) {
    some.setCorePoolSize(threads);
  }

  ExecutorService resizedHereOk() {
    ThreadPoolExecutor mine = new ThreadPoolExecutor(2, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    mine.setCorePoolSize(8);
    return mine;
  }

  void maximumOfAScheduledPoolOk(ScheduledThreadPoolExecutor scheduled) {
    scheduled.setMaximumPoolSize(8);
    scheduled.setCorePoolSize(8);
  }

  ScheduledExecutorService withoutCoreOk() {
    return new ScheduledThreadPoolExecutor(0);
  }

  ExecutorService maximumAndCoreOk() {
    ThreadPoolExecutor mine = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);
    mine.setMaximumPoolSize(16);
    mine.setCorePoolSize(16);
    return mine;
  }
}
