import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Methods that wait, and are called by code that nobody sees here. */
class Waiting {
  private static final Logger LOG = Logger.getLogger("waiting");
  private static final org.slf4j.Logger SLF = LoggerFactory.getLogger(Waiting.class);
  private static final System.Logger SYSTEM = System.getLogger("waiting");

  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final Lock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Object monitor = new Object();
  private boolean open;
  private volatile Exception lastFailure;

  void pauseBad(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) { // BUG
    }
  }

  void pauseAndPrintBad() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) { // BUG
      e.printStackTrace();
    }
  }

  String nextMailBad() {
    try {
      return mails.take();
    } catch (InterruptedException e) { // BUG
      LOG.log(Level.WARNING, "No mail", e);
      return null;
    }
  }

  Optional<String> pollBad() {
    try {
      return Optional.ofNullable(mails.poll(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) { // BUG
      SLF.warn("interrupted while waiting for mail", e);
    }
    return Optional.empty();
  }

  void awaitReadyBad() {
    while (ready.getCount() > 0) {
      try {
        ready.await();
      } catch (InterruptedException ignored) { // BUG
        SLF.atWarn().setCause(ignored).log("still waiting");
      }
    }
  }

  void awaitOpenBad() {
    synchronized (monitor) {
      while (!open) {
        try {
          monitor.wait();
        } catch (InterruptedException e) { // BUG
          System.out.println("woken by " + e);
        }
      }
    }
  }

  void awaitFilledBad() {
    lock.lock();
    try {
      filled.await();
    } catch (InterruptedException e) { // BUG
      SYSTEM.log(System.Logger.Level.INFO, "not filled", e);
    } finally {
      lock.unlock();
    }
  }

  int valueBad(Future<Integer> value) throws ExecutionException {
    try {
      return value.get();
    } catch (InterruptedException e) { // BUG
      return -1;
    }
  }

  void closeBad() {
    pool.shutdown();
    try {
      pool.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) { // BUG
      pool.shutdownNow();
    }
  }

  void joinAllBad(List<Thread> workers) {
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) { // BUG
        System.err.println(e);
      }
    }
  }

  String retryBad(Callable<String> call) throws Exception {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        Thread.sleep(100L << attempt);
      } catch (InterruptedException e) { // BUG
        continue;
      }
      return call.call();
    }
    return "";
  }

  boolean giveUpBad(int most) {
    int attempts = 0;
    while (true) {
      try {
        return mails.offer("x", 1, TimeUnit.SECONDS);
      } catch (InterruptedException e) { // BUG
        if (++attempts == most) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
  }

  void onlySometimesBad(boolean loud, int level) {
    try {
      ready.await();
    } catch (InterruptedException e) { // BUG
      if (level > 3) {
        LOG.severe("stopped");
        return;
      }
      Thread.currentThread().interrupt();
    }
  }

  void broadBad() {
    try {
      Thread.sleep(100);
    } catch (Exception e) { // BUG
      LOG.warning("could not sleep: " + e.getMessage());
    }
  }

  void broadestBad(Semaphore permits) {
    try {
      permits.acquire();
    } catch (Throwable t) { // BUG
      t.printStackTrace();
    }
  }

  void detekt9185_throwableBad(Process process) {
    try {
      process.waitFor();
    } catch (Throwable t) { // BUG
      System.err.println("not waited: " + t.getMessage());
    }
  }

  void severalTypesBad(Exchanger<String> exchanger) {
    try {
      exchanger.exchange("a", 1, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) { // BUG
      SLF.info("nobody came", e);
    }
  }

  void behindOtherClauseBad(Future<String> answer) {
    try {
      answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) { // BUG
      LOG.info("no answer");
    }
  }

  /** error-prone#5635: the clause may come in any form, as long as the interrupt ends in it. */
  void ep5635_rewrittenClauseBad(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (final BrokenBarrierException | InterruptedException e) { // BUG
      String why = e.toString();
      LOG.fine(why);
    }
  }

  void ep5635_throwsFurtherInBad() {
    try {
      rest();
    } catch (InterruptedException e) { // BUG
      LOG.fine("rested enough");
    }
  }

  private void rest() throws InterruptedException {
    Thread.sleep(10);
  }

  void helperOnlyLogsBad() {
    try {
      mails.put("x");
    } catch (InterruptedException e) { // BUG
      note(e);
    }
  }

  private void note(Exception e) {
    report("failed", e);
  }

  private static void report(String what, Exception e) {
    LOG.log(Level.WARNING, what, e);
  }

  void otherClauseRestoresBad() {
    try {
      ready.await();
    } catch (InterruptedException e) { // BUG
      LOG.fine("not ready");
    }
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<Integer> inStreamBad(List<Future<Integer>> all) {
    return all.stream().map(one -> {
      try {
        return one.get();
      } catch (InterruptedException | ExecutionException e) { // BUG
        return 0;
      }
    }).toList();
  }

  boolean breaksOutBad(BlockingQueue<byte[]> chunks) {
    boolean any = false;
    while (true) {
      try {
        any |= chunks.take().length > 0;
      } catch (InterruptedException e) { // BUG
        break;
      }
    }
    return any;
  }

  void restoresOk() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void ep5636_restoresThenLogsOk() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      LOG.log(Level.WARNING, "not ready", e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warning("failed");
    }
  }

  void ep5636_wrappedAfterRestoringOk() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  void ep5636_asksWhichOk(Future<String> answer) {
    try {
      answer.get(1, TimeUnit.SECONDS);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warning("no answer");
    }
  }

  void pulsar_behindAllOfThemOk(Map<String, CompletableFuture<String>> answers, List<String> texts) {
    CompletableFuture.allOf(answers.values().toArray(new CompletableFuture<?>[0])).whenComplete((all, failure) -> answers.forEach((name, answer) -> {
      try {
        texts.add(answer.get());
      } catch (Exception e) {
        texts.add("none");
      }
      texts.add(name);
    }));
  }

  void startedBehindAllOfThemBad(CompletableFuture<String> one, CompletableFuture<String> two, List<String> texts) {
    CompletableFuture.allOf(one, two).whenComplete((all, failure) -> {
      CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> "three");
      try {
        texts.add(third.get());
      } catch (Exception e) { // BUG
        texts.add("none");
      }
      texts.add("all");
    });
  }

  void declaresOk() throws InterruptedException {
    Thread.sleep(100);
  }

  void rethrowsOk() throws InterruptedException {
    try {
      mails.take();
    } catch (InterruptedException e) {
      LOG.info("stopped");
      throw e;
    }
  }

  void detekt8902_rethrowBranchOk(Future<String> answer) throws InterruptedException {
    try {
      answer.get();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warning("no answer: " + e);
    }
  }

  void detekt8948_broadBehindOwnClauseOk() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warning("failed");
    }
  }

  void detekt8951_rethrownConditionallyOk() throws InterruptedException {
    try {
      ready.await();
    } catch (Throwable t) {
      if (t instanceof InterruptedException stopped) {
        throw stopped;
      }
      LOG.warning("failed " + t);
    }
  }

  void otherExceptionTypeOk() throws IOException {
    InterruptedIOFailure failure = new InterruptedIOFailure();
    throw failure;
  }

  void helperRestoresOk() {
    try {
      mails.take();
    } catch (InterruptedException e) {
      handle(e);
    }
  }

  private void handle(Exception e) {
    LOG.warning("failed " + e);
    Handlers.keep(e);
  }

  void helperThrowsOk() {
    try {
      mails.take();
    } catch (InterruptedException e) {
      Handlers.rethrow(e);
    }
  }

  void finallyRestoresOk() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          ready.await();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean remembersOk() {
    boolean interrupted = false;
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    return interrupted;
  }

  void keepsFailureOk() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      lastFailure = e;
    }
  }

  void passesOnOk(CompletableFuture<String> promise) {
    try {
      promise.complete(mails.take());
    } catch (InterruptedException e) {
      promise.completeExceptionally(e);
    }
  }

  CompletableFuture<String> failedFutureOk() {
    try {
      return CompletableFuture.completedFuture(mails.take());
    } catch (InterruptedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  Throwable returnsItOk() {
    try {
      ready.await();
      return null;
    } catch (InterruptedException e) {
      return e;
    }
  }

  void bothWaysOk(int level) {
    try {
      ready.await();
    } catch (InterruptedException e) {
      if (level > 3) {
        Thread.currentThread().interrupt();
      } else {
        throw new CancellationException("stopped");
      }
    }
  }

  void throwsBehindOk() {
    try {
      ready.await();
      return;
    } catch (InterruptedException e) {
      LOG.warning("not ready");
    }
    throw new IllegalStateException("not ready");
  }

  void exitsOk() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  void asksOwnStateOk() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      if (open) {
        LOG.info("woken up");
      } else {
        Thread.currentThread().interrupt();
      }
    }
  }

  void cannotBeInterruptedOk(Supplier<String> name) {
    try {
      LOG.info(name.get());
    } catch (Exception e) {
      LOG.warning("failed");
    }
  }

  void caughtFurtherInOk() {
    try {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      LOG.info("slept");
    } catch (Exception e) {
      LOG.warning("failed");
    }
  }

  void unknownExceptionsOk(Callable<String> call) {
    try {
      call.call();
    } catch (Exception e) {
      LOG.warning("failed");
    }
  }

  void uninterruptibleOk() {
    try {
      ready.await();
    } catch (InterruptedException e) {
      com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly(ready);
      Thread.currentThread().interrupt();
    }
  }

  enum Outcome {
    SENT,
    INTERRUPTED
  }

  Outcome cassandra_callerIsToldOk() {
    try {
      ready.await();
      return Outcome.SENT;
    } catch (InterruptedException e) {
      LOG.warning("interrupted");
      return Outcome.INTERRUPTED;
    }
  }

  void cassandra_cancelledBeforeOk(Future<?> updater) {
    updater.cancel(true);
    try {
      updater.get();
    } catch (Throwable t) {
      LOG.fine("ended");
    }
  }

  String finishedOk(Future<String> answer) throws ExecutionException {
    if (answer.isDone()) {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        LOG.fine("cannot be");
      }
    }
    return "";
  }

  Outcome otherOutcomeBad() {
    try {
      ready.await();
    } catch (InterruptedException e) { // BUG
      return Outcome.SENT;
    }
    return Outcome.SENT;
  }

  @SuppressWarnings("InterruptSwallowed")
  void suppressedOk() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
    }
  }

  static class InterruptedIOFailure extends IOException {}
}
