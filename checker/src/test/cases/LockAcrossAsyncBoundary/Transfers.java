import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that are taken on one thread, and where they are given back. */
class Transfers {
  private final Lock lock = new ReentrantLock();
  private final Lock other = new ReentrantLock();
  private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
  private final StampedLock stamped = new StampedLock();
  private final Semaphore permit = new Semaphore(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final Vertx vertx = Vertx.vertx();
  private int running;

  // ---- stages

  CompletableFuture<HttpResponse<String>> whenCompleteBad(HttpRequest request) {
    lock.lock();
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> lock.unlock()); // BUG
  }

  CompletableFuture<Void> thenRunBad(HttpRequest request) {
    lock.lock();
    return http.sendAsync(request, BodyHandlers.ofString()).thenRun(lock::unlock); // BUG
  }

  CompletableFuture<String> handleBad() {
    lock.lock();
    return CompletableFuture.supplyAsync(this::transfer, pool).handle((done, failure) -> {
      running--;
      lock.unlock(); // BUG
      return done;
    });
  }

  CompletableFuture<Void> asyncContinuationBad(CompletableFuture<String> asked) {
    lock.lock();
    return asked.thenAcceptAsync(answer -> {
      try {
        System.out.println(answer);
      } finally {
        lock.unlock(); // BUG
      }
    }, pool);
  }

  CompletableFuture<String> twoStepsBad(HttpRequest request) {
    lock.lock();
    CompletableFuture<HttpResponse<String>> sent = http.sendAsync(request, BodyHandlers.ofString());
    return sent.thenApply(HttpResponse::body).whenComplete((body, failure) -> lock.unlock()); // BUG
  }

  CompletableFuture<String> failureOnlyElsewhereBad(HttpRequest request) {
    lock.lock();
    try {
      return http.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> {
        lock.unlock(); // BUG
        return answer.body();
      });
    } catch (IllegalArgumentException e) {
      lock.unlock();
      throw e;
    }
  }

  CompletableFuture<HttpResponse<String>> helperBad(HttpRequest request) {
    lock.lock();
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> release()); // BUG
  }

  private void release() {
    running--;
    lock.unlock();
  }

  CompletableFuture<HttpResponse<String>> writeLockBad(HttpRequest request) {
    both.writeLock().lock();
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> both.writeLock().unlock()); // BUG
  }

  CompletableFuture<HttpResponse<String>> tryLockBad(HttpRequest request) {
    if (!lock.tryLock()) {
      return null;
    }
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> lock.unlock()); // BUG
  }

  // ---- tasks

  void taskBad() {
    lock.lock();
    pool.execute(() -> {
      try {
        transfer();
      } finally {
        lock.unlock(); // BUG
      }
    });
  }

  void submittedBad() {
    lock.lock();
    Future<?> done = pool.submit(() -> {
      transfer();
      lock.unlock(); // BUG
    });
    System.out.println(done.isDone());
  }

  void commonPoolBad() {
    lock.lock();
    CompletableFuture.runAsync(this::transfer).join();
    CompletableFuture.runAsync(() -> lock.unlock()).join(); // BUG
  }

  void threadBad() {
    lock.lock();
    new Thread(() -> {
      transfer();
      lock.unlock(); // BUG
    }).start();
  }

  void laterBad() {
    lock.lock();
    timer.schedule(lock::unlock, 1, TimeUnit.SECONDS); // BUG
  }

  void eventLoopBad() {
    lock.lock();
    vertx.setTimer(1_000, id -> lock.unlock()); // BUG
  }

  void nestedBad(List<String> accounts) {
    lock.lock();
    pool.execute(() -> accounts.forEach(account -> {
      if (account.isEmpty()) {
        lock.unlock(); // BUG
      }
    }));
  }

  void interruptiblyBad() throws InterruptedException {
    lock.lockInterruptibly();
    pool.execute(() -> lock.unlock()); // BUG
  }

  // ---- given back by who took it

  CompletableFuture<HttpResponse<String>> onlyWhileSendingOk(HttpRequest request) {
    lock.lock();
    try {
      return http.sendAsync(request, BodyHandlers.ofString());
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<Void> takenInTheContinuationOk(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> {
      lock.lock();
      try {
        running--;
      } finally {
        lock.unlock();
      }
    });
  }

  void takenInTheTaskOk() {
    pool.execute(() -> {
      lock.lock();
      transfer();
      lock.unlock();
    });
  }

  void takenInBothOk() {
    lock.lock();
    try {
      pool.execute(() -> {
        lock.lock();
        try {
          transfer();
        } finally {
          lock.unlock();
        }
      });
    } finally {
      lock.unlock();
    }
  }

  void waitedForOk() {
    lock.lock();
    try {
      CompletableFuture.runAsync(this::transfer, pool).join();
    } finally {
      lock.unlock();
    }
  }

  void sameThreadOk(List<String> accounts) {
    lock.lock();
    accounts.forEach(account -> {
      if (account.isEmpty()) {
        lock.unlock();
      }
    });
  }

  void givenBackBeforeOk() {
    lock.lock();
    running++;
    lock.unlock();
    pool.execute(() -> lock.unlock());
  }

  void anotherLockOk() {
    lock.lock();
    try {
      pool.execute(() -> other.unlock());
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<Void> unlockedAfterwardsOk() {
    lock.lock();
    CompletableFuture<Void> done = CompletableFuture.runAsync(() -> running++);
    lock.unlock();
    return done;
  }

  CompletableFuture<Void> finishedAlreadyOk() {
    lock.lock();
    return CompletableFuture.completedFuture("done").thenRun(lock::unlock);
  }

  // ---- nobody owns it

  CompletableFuture<HttpResponse<String>> semaphoreOk(HttpRequest request) throws InterruptedException {
    permit.acquire();
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> permit.release());
  }

  CompletableFuture<HttpResponse<String>> stampedLockOk(HttpRequest request) {
    long stamp = stamped.writeLock();
    return http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> stamped.unlockWrite(stamp));
  }

  void semaphoreInATaskOk() throws InterruptedException {
    permit.acquire();
    pool.execute(() -> {
      transfer();
      permit.release();
    });
  }

  // ---- not known

  void unknownExecutorOk(ExecutorService somebodys) {
    lock.lock();
    somebodys.execute(() -> lock.unlock());
  }

  void unknownStageOk(CompletableFuture<String> somebodys) {
    lock.lock();
    somebodys.whenComplete((answer, failure) -> lock.unlock());
  }

  void perhapsTakenOk(boolean wanted) {
    if (wanted) {
      lock.lock();
    }
    pool.execute(() -> lock.unlock());
  }

  Runnable handedOutOk() {
    lock.lock();
    return () -> lock.unlock();
  }

  private String transfer() {
    running++;
    return "done";
  }
}
