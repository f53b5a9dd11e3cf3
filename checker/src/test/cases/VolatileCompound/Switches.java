import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Flags that are tested and then set, and references that are replaced. */
class Switches {
  private volatile boolean started;
  private volatile boolean closed;
  private volatile boolean running = true;
  private volatile boolean dirty;
  private volatile List<String> cache;
  private volatile Node head;
  private final Object lock = new Object();
  private final CountDownLatch latch = new CountDownLatch(1);

  record Node(String value, Node next) {}

  void startOnceBad() {
    if (!started) {
      started = true; // BUG
      connect();
    }
  }

  void earlyExitBad() throws IOException {
    if (closed) {
      return;
    }
    closed = true; // BUG
    socket().close();
  }

  void thrownBad() {
    if (started) {
      throw new IllegalStateException("started twice");
    }
    started = true; // BUG
    connect();
  }

  void comparedWithFalseBad() {
    if (started == false) {
      connect();
      started = true; // BUG
    }
  }

  void togetherWithSomethingElseBad(boolean wanted) {
    if (wanted && !started) {
      started = true; // BUG
      connect();
    }
  }

  void switchedOffBad() {
    if (dirty) {
      dirty = false; // BUG
      save();
    }
  }

  void setByAMethodReferenceBad() {
    Runnable once = () -> {
      if (!started) {
        started = true; // BUG
        connect();
      }
    };
    once.run();
  }

  void doubleCheckedOk() {
    if (!started) {
      synchronized (lock) {
        if (!started) {
          started = true;
          connect();
        }
      }
    }
  }

  void justSetOk() {
    closed = true;
    connect();
  }

  void nothingElseOk() {
    if (!dirty) {
      dirty = true;
    }
  }

  void loopFlagOk() {
    while (running) {
      if (latch.getCount() == 0) {
        running = false;
      }
      connect();
    }
  }

  void behindALoopOk() throws InterruptedException {
    while (!started) {
      latch.await();
    }
    started = false;
    connect();
  }

  void anotherFlagOk() {
    if (!started) {
      closed = true;
      connect();
    }
  }

  void anotherObjectOk(Switches other) {
    if (!other.started) {
      started = true;
      connect();
    }
  }

  List<String> computedAgainAtWorstOk() {
    if (cache == null) {
      cache = load();
    }
    return cache;
  }

  void replacedOk(Node next) {
    head = next;
  }

  synchronized void synchronizedOk() {
    if (!started) {
      started = true;
      connect();
    }
  }

  private void connect() {}

  private void save() {}

  private Closeable socket() {
    return () -> {};
  }

  private List<String> load() {
    return List.of();
  }
}
