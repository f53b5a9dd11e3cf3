import java.util.concurrent.ExecutorService;

/** Nothing is said of what is suppressed, as everywhere in Error Prone. */
class Silenced {
  private volatile int count;

  @SuppressWarnings("FutureReturnValueIgnored")
  void dropped(ExecutorService pool, Runnable task) {
    pool.submit(task);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  void counts() {
    count++;
  }
}
