import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks, and what is waited for meanwhile. */
class Rates {
  private static final Object TABLE = new Object();

  private final Object monitor = new Object();
  private final Lock lock = new ReentrantLock();
  private final Lock other = new ReentrantLock();
  private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
  private final Condition changed = lock.newCondition();
  private final Condition otherChanged = other.newCondition();
  private final Semaphore permit = new Semaphore(1);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final BlockingQueue<String> jobs = new ArrayBlockingQueue<>(16);
  private final BlockingQueue<String> unbounded = new LinkedBlockingQueue<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private final Map<String, String> cache = new HashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Source source = new Source();
  private Connection connection;
  private HttpClient lazy;
  private String rates;
  private boolean open;

  // ---- synchronized

  void sleepBad() throws InterruptedException {
    synchronized (monitor) {
      Thread.sleep(100); // BUG
    }
  }

  synchronized String methodBad(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString()).body(); // BUG
  }

  static synchronized void staticMethodBad() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1); // BUG
  }

  synchronized String cacheBad(String currency, HttpRequest request) throws IOException, InterruptedException {
    String rate = cache.get(currency);
    if (rate == null) {
      rate = http.send(request, BodyHandlers.ofString()).body(); // BUG
      cache.put(currency, rate);
    }
    return rate;
  }

  String futureBad(Future<String> rate) throws Exception {
    synchronized (this) {
      return rate.get(); // BUG
    }
  }

  String joinBad() {
    synchronized (TABLE) {
      return CompletableFuture.supplyAsync(() -> "1.08").join(); // BUG
    }
  }

  void takeBad() throws InterruptedException {
    synchronized (monitor) {
      waiting.add(jobs.take()); // BUG
    }
  }

  void putBad(String job) throws InterruptedException {
    synchronized (monitor) {
      jobs.put(job); // BUG
    }
  }

  synchronized int queryBad(PreparedStatement query) throws SQLException {
    return query.executeUpdate(); // BUG
  }

  synchronized void connectBad(String host) throws IOException {
    new Socket(host, 80).close(); // BUG
  }

  synchronized void resolveBad(String host) throws IOException {
    System.out.println(InetAddress.getByName(host)); // BUG
  }

  synchronized void processBad(Process process) throws InterruptedException {
    process.waitFor(); // BUG
  }

  void threadBad(Thread worker) throws InterruptedException {
    synchronized (monitor) {
      worker.join(); // BUG
    }
  }

  void latchBad() throws InterruptedException {
    synchronized (monitor) {
      ready.await(); // BUG
    }
  }

  void semaphoreBad() throws InterruptedException {
    synchronized (monitor) {
      permit.acquire(); // BUG
    }
  }

  void inALoopBad(List<Future<String>> rates) throws Exception {
    synchronized (cache) {
      for (Future<String> rate : rates) {
        cache.put(rate.get(), ""); // BUG
      }
    }
  }

  void waitOnAnotherMonitorBad(Object signal) throws InterruptedException {
    synchronized (monitor) {
      synchronized (signal) {
        signal.wait(); // BUG
      }
    }
  }

  // ---- through other methods

  synchronized String throughAMethodBad(HttpRequest request) throws IOException, InterruptedException {
    return fetch(request); // BUG
  }

  private String fetch(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString()).body();
  }

  String throughAnotherClassBad(String currency) throws Exception {
    synchronized (monitor) {
      return source.rateOf(currency); // BUG
    }
  }

  // ---- explicit locks

  void lockBad() throws InterruptedException {
    lock.lock();
    try {
      Thread.sleep(100); // BUG
    } finally {
      lock.unlock();
    }
  }

  void lockInsideTryBad(HttpRequest request) throws IOException, InterruptedException {
    try {
      lock.lock();
      rates = http.send(request, BodyHandlers.ofString()).body(); // BUG
    } finally {
      lock.unlock();
    }
  }

  void tryLockBad() throws InterruptedException {
    if (lock.tryLock()) {
      try {
        jobs.take(); // BUG
      } finally {
        lock.unlock();
      }
    }
  }

  void tryLockWithAnEarlyExitBad() throws InterruptedException {
    if (!lock.tryLock(1, TimeUnit.SECONDS)) {
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(20); // BUG
    } finally {
      lock.unlock();
    }
  }

  void writeLockBad(HttpRequest request) throws IOException, InterruptedException {
    both.writeLock().lock();
    try {
      rates = fetch(request); // BUG
    } finally {
      both.writeLock().unlock();
    }
  }

  void givenBackOnAnotherWayBad(boolean closed) throws InterruptedException {
    lock.lock();
    if (closed) {
      lock.unlock();
      return;
    }
    jobs.take(); // BUG
    lock.unlock();
  }

  void awaitWithAnotherLockBad() throws InterruptedException {
    lock.lock();
    try {
      other.lock();
      try {
        otherChanged.await(); // BUG
      } finally {
        other.unlock();
      }
    } finally {
      lock.unlock();
    }
  }

  // ---- not held

  void clippy6446_unlockedBeforeOk() throws InterruptedException {
    lock.lock();
    String next = waiting.poll();
    lock.unlock();
    Thread.sleep(100);
    waiting.add(next);
  }

  void afterTheFinallyOk(HttpRequest request) throws IOException, InterruptedException {
    lock.lock();
    try {
      open = true;
    } finally {
      lock.unlock();
    }
    http.send(request, BodyHandlers.ofString());
  }

  void afterTheBlockOk() throws InterruptedException {
    synchronized (monitor) {
      open = true;
    }
    Thread.sleep(100);
  }

  void beforeTheBlockOk(Future<String> rate) throws Exception {
    String found = rate.get();
    synchronized (monitor) {
      rates = found;
    }
  }

  void maybeGivenBackOk(boolean early) throws InterruptedException {
    lock.lock();
    if (early) {
      lock.unlock();
    }
    Thread.sleep(100);
  }

  void givenBackByAHelperOk() throws InterruptedException {
    lock.lock();
    release();
    Thread.sleep(100);
  }

  private void release() {
    lock.unlock();
  }

  void notTakenOk() throws InterruptedException {
    if (!lock.tryLock()) {
      Thread.sleep(100);
    }
  }

  void readersOk(HttpRequest request) throws IOException, InterruptedException {
    both.readLock().lock();
    try {
      http.send(request, BodyHandlers.ofString());
    } finally {
      both.readLock().unlock();
    }
  }

  void semaphoreIsNoLockOk() throws InterruptedException {
    permit.acquire();
    try {
      Thread.sleep(100);
    } finally {
      permit.release();
    }
  }

  void lambdaRunsLaterOk(HttpRequest request) {
    synchronized (monitor) {
      pool.execute(() -> {
        try {
          http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
  }

  void asynchronousOk(HttpRequest request) {
    synchronized (monitor) {
      http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> rates = answer.body());
    }
  }

  // ---- given up meanwhile

  void waitOk() throws InterruptedException {
    synchronized (monitor) {
      while (!open) {
        monitor.wait();
      }
    }
  }

  synchronized void waitOnThisOk() throws InterruptedException {
    while (!open) {
      wait();
    }
  }

  void awaitOk() throws InterruptedException {
    lock.lock();
    try {
      while (!open) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void timedAwaitOk() throws InterruptedException {
    lock.lock();
    try {
      changed.await(1, TimeUnit.SECONDS);
    } finally {
      lock.unlock();
    }
  }

  void unknownConditionOk(Condition somebodys) throws InterruptedException {
    lock.lock();
    try {
      somebodys.await();
    } finally {
      lock.unlock();
    }
  }

  synchronized void helperWaitsOnThisOk() throws InterruptedException {
    awaitOpen();
  }

  private void awaitOpen() throws InterruptedException {
    while (!open) {
      wait();
    }
  }

  // ---- does not wait, or is what the lock is for

  synchronized String finishedOk(Future<String> rate) throws Exception {
    return rate.isDone() ? rate.get() : null;
  }

  synchronized String completedOk() {
    return CompletableFuture.completedFuture("1.08").join();
  }

  synchronized String lookOk() throws InterruptedException {
    return jobs.poll(0, TimeUnit.SECONDS);
  }

  synchronized void unboundedPutOk(String job) throws InterruptedException {
    unbounded.put(job);
  }

  synchronized void pollOk() {
    waiting.add(jobs.poll());
  }

  int connectionItselfOk(String sql) throws SQLException {
    synchronized (connection) {
      return connection.createStatement().executeUpdate(sql);
    }
  }

  void fileOk(Path journal, String line) throws IOException {
    synchronized (monitor) {
      Files.writeString(journal, line);
    }
  }

  HttpClient initialisationOk(HttpRequest ping) throws IOException, InterruptedException {
    synchronized (monitor) {
      if (lazy == null) {
        HttpClient made = HttpClient.newHttpClient();
        made.send(ping, BodyHandlers.ofString());
        lazy = made;
      }
      return lazy;
    }
  }

  static class ConstructorOk {
    ConstructorOk() throws InterruptedException {
      synchronized (this) {
        Thread.sleep(10);
      }
    }
  }

  synchronized List<String> copyOk() {
    return new ArrayList<>(waiting);
  }

  synchronized URI plainOk(String text) {
    return URI.create(text);
  }

  static class bookkeeper_startAndShutdownOk {
    synchronized void start(Future<?> journal) throws Exception {
      journal.get();
    }

    synchronized void shutdown(ExecutorService pool) throws InterruptedException {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  static class startsAnythingElseBad {
    synchronized void startCheckpoint(Future<?> journal) throws Exception {
      journal.get(); // BUG
    }
  }

  /** A lock that all processes share. */
  interface ClusterLock extends Lock {}

  String redisson_lockOfTheClusterOk(ClusterLock cluster, Future<String> rate) throws Exception {
    cluster.lock();
    try {
      return rate.get();
    } finally {
      cluster.unlock();
    }
  }

  // ---- met in bookkeeper

  synchronized void bookkeeper_waitsForNoTimeOk() throws InterruptedException {
    pause(0);
  }

  synchronized void waitsForSomeTimeBad() throws InterruptedException {
    pause(10); // BUG
  }

  private void pause(long millis) throws InterruptedException {
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }
}

class SlowDisk {
  synchronized void bookkeeper_slowOnPurposeOk() throws InterruptedException {
    Thread.sleep(5);
  }
}
