import java.io.File;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Loops that look like a wait, or wait as well as they can. */
class Otherwise {
  private volatile boolean ready;
  private volatile boolean running = true;
  private int position;
  private final AtomicBoolean held = new AtomicBoolean();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Node> head = new AtomicReference<>();
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  private final Lock lock = new ReentrantLock();
  private final Lock other = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Semaphore permits = new Semaphore(10);
  private final Object monitor = new Object();
  private final List<String> lines = new ArrayList<>();

  static class Node {
    Node next;
    final AtomicReference<Node> linked = new AtomicReference<>();
    Node(Node next) {
      this.next = next;
    }
  }

  // ---- Bounded ----

  boolean untilDeadlineOk(Future<?> future) {
    long deadline = System.nanoTime() + 1_000_000;
    while (!future.isDone() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return future.isDone();
  }

  void countedTriesOk(Future<?> future) throws InterruptedException {
    for (int i = 0; i < 10 && !future.isDone(); i++) {
      Thread.sleep(10);
    }
  }

  void backoffOk() throws InterruptedException {
    long pause = 1;
    while (!ready) {
      Thread.sleep(pause);
      pause = Math.min(pause * 2, 1000);
    }
  }

  void doubledPauseOk() throws InterruptedException {
    long pause = 1;
    while (!ready) {
      Thread.sleep(pause);
      pause *= 2;
    }
  }

  void spinsFirstAndParksThenOk() {
    int spins = 0;
    while (!ready) {
      if (spins++ < 100) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  void documentedHintOk() {
    // At most some hundred nanoseconds: the other thread holds no lock and is between two writes.
    while (!ready) {
      Thread.onSpinWait();
    }
  }

  void documentedInsideOk() {
    while (!ready) {
      // The other thread is between two writes.
      Thread.onSpinWait();
    }
  }

  void seldomOk() throws InterruptedException {
    while (running) {
      Thread.sleep(60_000);
    }
  }

  void seldomInSecondsOk() throws InterruptedException {
    while (running) {
      TimeUnit.SECONDS.sleep(5);
    }
  }

  // ---- Waits properly ----

  void monitorOk() throws InterruptedException {
    synchronized (monitor) {
      while (!ready) {
        monitor.wait();
      }
    }
  }

  void conditionOk() throws InterruptedException {
    lock.lock();
    try {
      while (!ready) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void parkOk() {
    while (!ready) {
      LockSupport.park(this);
    }
  }

  void timedParkOk() {
    while (!ready) {
      LockSupport.parkNanos(this, 1_000_000);
    }
  }

  void awaitTerminationOk(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    while (!pool.isTerminated()) {
      pool.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  void timedJoinOk(Thread worker) throws InterruptedException {
    while (worker.isAlive()) {
      worker.join(100);
    }
  }

  // ---- Lock-free ----

  void spinLockOk() {
    while (!held.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    held.set(false);
  }

  void testAndTestAndSetOk() {
    do {
      while (held.get()) {
        Thread.onSpinWait();
      }
    } while (!held.compareAndSet(false, true));
    held.set(false);
  }

  int casLoopOk() {
    int seen;
    do {
      seen = next.get();
    } while (!next.compareAndSet(seen, seen + 1));
    return seen;
  }

  void pushOk(Node node) {
    while (true) {
      Node first = head.get();
      node.next = first;
      if (head.compareAndSet(first, node)) {
        return;
      }
    }
  }

  void linkedInAMomentOk(Node node) {
    Node before = head.getAndSet(node);
    while (before.next == null) {
      Thread.onSpinWait();
    }
  }

  // ---- Goes through something ----

  Node tailOk(Node node) {
    Node at = node;
    while (at.next != null) {
      at = at.next;
    }
    return at;
  }

  Node lastByForOk(Node node) {
    Node at;
    for (at = node; at.next != null; at = at.next) {}
    return at;
  }

  Node atomicTailOk(Node node) {
    Node at = node;
    while (at.linked.get() != null) {
      at = at.linked.get();
    }
    return at;
  }

  Node viaVariableOk(Node node) {
    Node at = node;
    while (true) {
      Node following = at.linked.get();
      if (following == null) {
        return at;
      }
      at = following;
    }
  }

  int digitsOk(int number) {
    int digits = 1;
    while ((number /= 10) > 0) {
      digits++;
    }
    return digits;
  }

  int skipBlanksOk(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  int fieldThatItMovesOk(String text) {
    while (position < text.length()) {
      position++;
    }
    return position;
  }

  void iteratorOk(Iterator<String> all) {
    while (all.hasNext()) {
      all.next();
    }
  }

  void drainPermitsOk() {
    while (permits.tryAcquire()) {}
  }

  void throwsAwayOk() {
    while (queue.poll() != null) {}
  }

  void onlyOnceOk() {
    while (ready) {
      return;
    }
  }

  // ---- What it waits for has no better wait, or is not known ----

  void fileOk(File file) throws InterruptedException {
    while (!file.exists()) {
      Thread.sleep(100);
    }
  }

  void stateOk(Thread worker) {
    while (worker.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
  }

  void activeOk(ThreadPoolExecutor pool) throws InterruptedException {
    while (pool.getActiveCount() > 0) {
      Thread.sleep(10);
    }
  }

  void supplierOk(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10);
    }
  }

  void untilInterruptedOk() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(100);
    }
  }

  void keepsMainAliveOk() throws InterruptedException {
    while (true) {
      Thread.sleep(100);
    }
  }

  void doesSomethingOk() throws InterruptedException {
    while (!ready) {
      refresh();
      Thread.sleep(100);
    }
  }

  void logsOk() throws InterruptedException {
    while (!ready) {
      System.out.println("still waiting");
      Thread.sleep(100);
    }
  }

  void asksTheOutsideOk() throws InterruptedException {
    while (!isUp()) {
      Thread.sleep(100);
    }
  }

  private boolean isUp() {
    return new File("/tmp/up").exists();
  }

  void asksOverriddenOk(Server server) throws InterruptedException {
    while (!server.isUp()) {
      Thread.sleep(100);
    }
  }

  interface Server {
    boolean isUp();
  }

  class Here implements Server {
    @Override
    public boolean isUp() {
      return ready;
    }
  }

  class There implements Server {
    @Override
    public boolean isUp() {
      refresh();
      return true;
    }
  }

  void backsOffFromTwoLocksOk() {
    while (true) {
      lock.lock();
      if (other.tryLock()) {
        return;
      }
      lock.unlock();
      Thread.yield();
    }
  }

  private void refresh() {
    lines.clear();
  }

  @Test
  void flake8Async110_testsMayPollOk() throws InterruptedException {
    while (!ready) {
      Thread.sleep(10);
    }
  }

  @interface VisibleForTesting {}

  @VisibleForTesting
  void bookkeeper_keepsTheLoopBusyForATestOk(ExecutorService loop) {
    loop.execute(() -> {
      while (!ready) {
        try {
          Thread.sleep(10);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    });
  }

  @SuppressWarnings("BusyWait")
  void suppressedOk() {
    while (!ready) {}
  }
}
