import com.google.common.util.concurrent.MoreExecutors;
import io.vertx.core.AbstractVerticle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;

/** Numbers that several threads change. */
class Counters {
  private static volatile int instances;

  private volatile int hits;
  private volatile long bytes;
  private volatile Integer boxed = 0;
  private volatile String log = "";
  private volatile boolean even;
  private volatile int flags;
  private volatile double average;
  private int plain;
  private final AtomicInteger atomic = new AtomicInteger();
  private final Counters[] shards = new Counters[4];
  private final Totals totals = new Totals();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final ExecutorService onlyOne = Executors.newFixedThreadPool(1);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
  private final Lock lock = new ReentrantLock();
  private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
  private final StampedLock stamped = new StampedLock();
  private final Semaphore permit = new Semaphore(1);
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger work = new AtomicInteger();

  static class Totals {
    volatile long orders;
    volatile long revenue;
  }

  // ---- read and written back

  void postfixBad() {
    hits++; // BUG
  }

  int prefixBad() {
    return ++hits; // BUG
  }

  void decrementBad() {
    this.hits--; // BUG
  }

  void addedBad(byte[] message) {
    bytes += message.length; // BUG
  }

  void spelledOutBad() {
    hits = hits + 1; // BUG
  }

  void theOtherWayRoundBad(long more) {
    this.bytes = more + this.bytes; // BUG
  }

  void boxedBad() {
    boxed++; // BUG
  }

  void textBad(String line) {
    log += line + "\n"; // BUG
  }

  void toggledBad() {
    even = !even; // BUG
  }

  void maskedBad(int bit) {
    flags |= 1 << bit; // BUG
  }

  void throughAMethodBad(double sample) {
    average = smooth(average, sample); // BUG
  }

  void greatestBad(int candidate) {
    hits = Math.max(hits, candidate); // BUG
  }

  void conditionalBad(int limit) {
    hits = hits < limit ? hits + 1 : limit; // BUG
  }

  void ofAnotherObjectBad(long price) {
    totals.orders++; // BUG
    totals.revenue += price; // BUG
  }

  void ofAParameterBad(Totals day) {
    day.orders += 1; // BUG
  }

  static void staticFieldBad() {
    instances++; // BUG
  }

  void parenthesizedBad() {
    (hits)++; // BUG
  }

  int inAnExpressionBad() {
    return 2 * hits++ + plain; // BUG
  }

  int asAnArgumentBad() {
    return Math.abs(hits++); // BUG
  }

  void inALoopBad(List<String> lines) {
    for (String line : lines) {
      bytes += line.length(); // BUG
    }
  }

  void updatePartOfALoopBad() {
    for (; hits < 10; hits++) { // BUG
      work();
    }
  }

  // ---- by several threads for certain

  void inATaskBad() {
    pool.execute(() -> hits++); // BUG
  }

  void inABlockOfATaskBad(String order) {
    pool.submit(() -> {
      work();
      totals.orders++; // BUG
    });
  }

  void inTheCommonPoolBad() {
    CompletableFuture.runAsync(() -> hits++); // BUG
  }

  void aThreadForEachBad() {
    for (int i = 0; i < 4; i++) {
      new Thread(() -> hits++).start(); // BUG
    }
  }

  void inParallelBad() {
    IntStream.range(0, 1_000).parallel().forEach(i -> hits++); // BUG
  }

  void handsOverAMethodOk() {
    pool.execute(this::countHitBad);
  }

  private void countHitBad() {
    hits++; // BUG
  }

  void afterTheLockWasGivenBackBad() {
    lock.lock();
    try {
      work();
    } finally {
      lock.unlock();
    }
    hits++; // BUG
  }

  void theMonitorEndsBeforeBad() {
    synchronized (this) {
      work();
    }
    hits++; // BUG
  }

  void notAlwaysCalledUnderTheLockBad() {
    hits++; // BUG
  }

  void callsItUnderTheLockOk() {
    synchronized (this) {
      notAlwaysCalledUnderTheLockBad();
    }
  }

  void callsItWithoutOk() {
    notAlwaysCalledUnderTheLockBad();
  }

  // ---- one step, or nothing that is shared

  void notVolatileOk() {
    plain++;
  }

  void atomicOk() {
    atomic.incrementAndGet();
  }

  static class UpdaterOk {
    private static final AtomicLongFieldUpdater<UpdaterOk> SENT = AtomicLongFieldUpdater.newUpdater(UpdaterOk.class, "sent");
    private volatile long sent;

    void send() {
      SENT.incrementAndGet(this);
    }
  }

  void setOk(int value) {
    hits = value;
  }

  void copiedOk(Totals other) {
    totals.orders = other.orders;
  }

  void readOnlyOk() {
    plain = hits + 1;
  }

  void anotherFieldOk() {
    hits = plain + 1;
  }

  int comparedOk(int limit) {
    return hits < limit ? hits : limit;
  }

  void localOk() {
    int count = hits;
    count++;
    plain = count;
  }

  // ---- under a lock

  synchronized void synchronizedMethodOk() {
    hits++;
  }

  void synchronizedBlockOk() {
    synchronized (this) {
      hits++;
    }
  }

  void lockOk() {
    lock.lock();
    try {
      hits++;
    } finally {
      lock.unlock();
    }
  }

  void lockWithAnEarlyExitOk(boolean closed) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      hits++;
    } finally {
      lock.unlock();
    }
  }

  void tryLockOk() {
    if (lock.tryLock()) {
      try {
        hits++;
      } finally {
        lock.unlock();
      }
    }
  }

  void writeLockOk() {
    both.writeLock().lock();
    try {
      bytes += 8;
    } finally {
      both.writeLock().unlock();
    }
  }

  void stampedLockOk() {
    long stamp = stamped.writeLock();
    try {
      hits++;
    } finally {
      stamped.unlockWrite(stamp);
    }
  }

  void semaphoreOk() throws InterruptedException {
    permit.acquire();
    try {
      hits++;
    } finally {
      permit.release();
    }
  }

  void claimOk() {
    if (busy.compareAndSet(false, true)) {
      hits++;
      busy.set(false);
    }
  }

  void drainLoopOk() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    do {
      bytes += 8;
    } while (work.decrementAndGet() != 0);
  }

  void spotbugs3428_privateMethodOnlyCalledUnderTheLockOk() {
    synchronized (this) {
      countLocked();
    }
  }

  void theOtherCallerOk() {
    lock.lock();
    try {
      countLocked();
    } finally {
      lock.unlock();
    }
  }

  private void countLocked() {
    hits++;
  }

  void lambdaUnderTheLockOk(List<String> lines) {
    synchronized (this) {
      lines.forEach(line -> bytes += line.length());
    }
  }

  // ---- one writer

  static class ConstructorOk {
    private static volatile int made;
    private volatile int count;

    ConstructorOk(int[] values) {
      for (int value : values) {
        count += value;
      }
    }
  }

  Totals newObjectOk(List<Long> prices) {
    Totals sum = new Totals();
    for (long price : prices) {
      sum.orders++;
      sum.revenue += price;
    }
    return sum;
  }

  static class OwnThreadOk extends Thread {
    private volatile long rounds;

    @Override
    public void run() {
      while (!isInterrupted()) {
        rounds++;
      }
    }

    long rounds() {
      return rounds;
    }
  }

  void oneThreadOk() {
    new Thread(() -> hits++).start();
  }

  void singleThreadExecutorOk() {
    single.execute(() -> hits++);
  }

  void poolOfOneOk() {
    onlyOne.submit(() -> {
      hits++;
    });
  }

  void periodicTaskOk() {
    timer.scheduleAtFixedRate(() -> hits++, 1, 1, TimeUnit.SECONDS);
  }

  static class VerticleOk extends AbstractVerticle {
    private volatile int requests;

    @Override
    public void start() {
      vertx.createHttpServer().requestHandler(request -> {
        requests++;
        request.response().end();
      });
    }
  }

  public static void main(String[] args) {
    instances++;
  }

  static class GuardedByOk {
    @com.google.errorprone.annotations.concurrent.GuardedBy("this")
    private volatile int guarded;

    void add() {
      guarded++;
    }
  }

  @javax.annotation.concurrent.NotThreadSafe
  static class NotThreadSafeOk {
    private volatile int count;

    void add() {
      count++;
    }
  }

  static class MarkedMethodOk {
    private volatile int count;

    @SuppressWarnings("VolatileCompound")
    void add() {
      count++;
    }
  }

  private static double smooth(double average, double sample) {
    return 0.9 * average + 0.1 * sample;
  }

  private static void work() {}

  void javaDriver_assertsThatItIsOnTheEventLoopOk(io.netty.util.concurrent.EventExecutor admin) {
    assert admin.inEventLoop();
    hits += 1;
  }

  void redisson_insideComputeOk(ConcurrentHashMap<String, Counters> all) {
    all.compute("tea", (name, counters) -> {
      counters.uses++;
      return counters;
    });
  }

  void insidePlainComputeBad(java.util.Map<String, Counters> all) {
    all.compute("tea", (name, counters) -> {
      counters.uses++; // BUG
      return counters;
    });
  }

  private volatile int uses;
}
