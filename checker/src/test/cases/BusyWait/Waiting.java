import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Loops that do nothing but wait. */
class Waiting {
  private volatile boolean ready;
  private boolean plain;
  private volatile int arrived;
  private volatile Object result;
  private volatile Thread.State state;
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicReference<String> answer = new AtomicReference<>();
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  private final Queue<String> unlocked = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, String> prices = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final CountDownLatch latch = new CountDownLatch(1);
  private final Lock lock = new ReentrantLock();
  private final Semaphore permits = new Semaphore(1);
  private final CompletableFuture<String> stage = new CompletableFuture<>();
  private Future<String> pending;

  void emptyBodyBad(Future<String> future) {
    while (!future.isDone()) {} // BUG
  }

  void emptyStatementBad(Future<String> future) {
    while (!future.isDone()); // BUG
  }

  String spinHintBad(CompletableFuture<String> future) {
    while (!future.isDone()) { // BUG
      Thread.onSpinWait();
    }
    return future.join();
  }

  void stageBad(CompletableFuture<String> stage) {
    while (!stage.isDone()) {} // BUG
  }

  String stageBeforeItsValueBad(CompletableFuture<String> stage) {
    while (!stage.isDone()); // BUG
    return stage.join();
  }

  void stageInAFieldBad() {
    while (!this.stage.isDone()) {} // BUG
  }

  void stageOfAChainBad(CompletableFuture<String> stage) {
    CompletableFuture<Integer> length = stage.thenApply(String::length);
    if (!stage.isDone())
      while ( ! length.isDone() ) { Thread.onSpinWait(); } // BUG
  }

  void stageOfATaskBad() {
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {}, pool);
    while (!written.isDone()) { Thread.yield(); } // BUG
  }

  void yieldBad() {
    while (!ready) { // BUG
      Thread.yield();
    }
  }

  void sleepBad() throws InterruptedException {
    while (!ready) { // BUG
      Thread.sleep(10);
    }
  }

  void sleepZeroBad() throws InterruptedException {
    while (!ready) { // BUG
      Thread.sleep(0);
    }
  }

  void unitSleepBad(long millis) throws InterruptedException {
    while (!ready) { // BUG
      TimeUnit.MILLISECONDS.sleep(millis);
    }
  }

  void interruptLeavesBad() {
    while (!ready) { // BUG
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  void fieldThatNobodyElseSeesBad() {
    while (!plain) {} // BUG
  }

  void countedBad(int parties) {
    while (arrived < parties) { // BUG
      Thread.yield();
    }
  }

  Object nullTestBad() {
    while (result == null) { // BUG
      Thread.onSpinWait();
    }
    return result;
  }

  void atomicBad() {
    while (!done.get()) {} // BUG
  }

  void atomicNumberBad() throws InterruptedException {
    while (open.get() > 0) { // BUG
      Thread.sleep(1);
    }
  }

  String assignedBad() {
    String found;
    while ((found = queue.poll()) == null) { // BUG
      Thread.yield();
    }
    return found;
  }

  String assignedToInitializedBad() {
    String found = null;
    while ((found = unlocked.poll()) == null) {} // BUG
    return found;
  }

  void emptyQueueBad() {
    while (queue.isEmpty()) {} // BUG
  }

  void sizeBad() throws InterruptedException {
    while (queue.size() < 3) { // BUG
      Thread.sleep(5);
    }
  }

  String returnedFromEndlessLoopBad() {
    while (true) { // BUG
      String found = queue.poll();
      if (found != null) {
        return found;
      }
    }
  }

  void brokenOutOfEndlessLoopBad(Future<?> future) throws InterruptedException {
    for (;;) { // BUG
      if (future.isDone()) {
        break;
      }
      Thread.sleep(10);
    }
  }

  void doWhileBad(Future<?> future) throws InterruptedException {
    do { // BUG
      Thread.sleep(10);
    } while (!future.isDone());
  }

  void terminatedBad() {
    pool.shutdown();
    while (!pool.isTerminated()) {} // BUG
  }

  void aliveBad(Thread worker) throws InterruptedException {
    while (worker.isAlive()) { // BUG
      Thread.sleep(100);
    }
  }

  void processBad(Process process) {
    while (process.isAlive()) { // BUG
      Thread.yield();
    }
  }

  void latchBad() {
    while (latch.getCount() > 0) {} // BUG
  }

  void lockBad() {
    while (!lock.tryLock()) { // BUG
      Thread.onSpinWait();
    }
    try {
      System.out.println("alone");
    } finally {
      lock.unlock();
    }
  }

  void permitBad() {
    while (!permits.tryAcquire()) { // BUG
      Thread.yield();
    }
    permits.release();
  }

  void entryBad(String name) {
    while (!prices.containsKey(name)) {} // BUG
    String price = null;
    while ((price = prices.get(name)) == null) { // BUG
      Thread.yield();
    }
  }

  void twoBad(Future<?> first, Future<?> second) {
    while (!first.isDone() || !second.isDone()) { // BUG
      Thread.onSpinWait();
    }
  }

  void untilInterruptedBad() {
    while (!ready && !Thread.currentThread().isInterrupted()) { // BUG
      Thread.yield();
    }
  }

  void futureInAFieldBad() {
    while (!pending.isDone()) {} // BUG
  }

  void getterBad() {
    while (!isReady()) {} // BUG
    while (!this.isDoneNow()) { // BUG
      Thread.yield();
    }
  }

  private boolean isReady() {
    return ready;
  }

  private boolean isDoneNow() {
    return done.get();
  }

  void inLambdaBad() {
    pool.execute(() -> {
      while (!ready) {} // BUG
    });
  }

  void underLockBad() throws InterruptedException {
    while (true) { // BUG
      synchronized (this) {
        if (plain) {
          return;
        }
      }
      Thread.sleep(10);
    }
  }

  void ownStateBad() {
    while (state != Thread.State.TERMINATED) {} // BUG
  }
}
