import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What the cases submit. */
class Shop {
  private static final System.Logger LOG = System.getLogger("shop");

  static void restock() {
    if (System.nanoTime() % 2 == 0) {
      throw new IllegalStateException("no stock");
    }
  }

  static int count() throws Exception {
    return Integer.parseInt(System.getProperty("count"));
  }

  /** Lets nothing out. */
  static void restockQuietly() {
    try {
      restock();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "not restocked", e);
    }
  }

  /** Shows what its tasks throw. */
  static class LoggingPool extends ThreadPoolExecutor {
    LoggingPool() {
      super(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      LOG.log(System.Logger.Level.WARNING, "failed", thrown);
    }
  }

  static class Background {
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @CanIgnoreReturnValue
    Future<?> start(Runnable task) {
      return pool.submit(task);
    }
  }
}
