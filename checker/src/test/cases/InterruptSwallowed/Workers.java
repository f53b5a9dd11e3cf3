import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Tasks and threads of their own. */
class Workers {
  private static final Logger LOG = Logger.getLogger("workers");

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile boolean running = true;

  void untilInterruptedBad() {
    pool.execute(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) { // BUG
          LOG.warning("no task: " + e);
        }
      }
    });
  }

  void otherWaitKeepsItsOwnBad() {
    new Thread(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        refresh();
        try {
          Thread.sleep(50);
        } catch (InterruptedException e) { // BUG
          LOG.fine("slept badly");
        }
      }
    }).start();
  }

  private void refresh() {
    try {
      tasks.take().run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  class EndlessBad implements Runnable {
    @Override
    public void run() {
      for (;;) {
        try {
          Thread.sleep(1000);
        } catch (InterruptedException e) { // BUG
          e.printStackTrace();
        }
      }
    }
  }

  class GoesOnBad extends Thread {
    @Override
    public void run() {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) { // BUG
        LOG.fine("slept less");
      }
      tasks.forEach(Runnable::run);
    }
  }

  void broadInTaskBad() {
    new Thread(() -> {
      while (true) {
        try {
          tasks.take().run();
        } catch (Exception e) { // BUG
          LOG.warning("task failed: " + e);
        }
      }
    }).start();
  }

  void continuesOuterBad() {
    new Thread(() -> {
      again:
      while (true) {
        for (int i = 0; i < 10; i++) {
          try {
            Thread.sleep(i);
          } catch (InterruptedException e) { // BUG
            continue again;
          }
        }
      }
    }).start();
  }

  void breaksInnerBad() {
    new Thread(() -> {
      while (true) {
        for (int i = 0; i < 10; i++) {
          try {
            Thread.sleep(i);
          } catch (InterruptedException e) { // BUG
            break;
          }
        }
      }
    }).start();
  }

  void endsRunOk() {
    new Thread(() -> {
      try {
        while (true) {
          tasks.take().run();
        }
      } catch (InterruptedException e) {
        LOG.info("stopped");
      }
    }).start();
  }

  void returnsFromRunOk() {
    pool.execute(() -> {
      while (true) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          return;
        }
      }
    });
  }

  void breaksOutOfRunOk() {
    pool.submit(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          break;
        }
      }
      return "done";
    });
  }

  void flaggedLoopOk() {
    new Thread(() -> {
      while (running) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          LOG.fine("woken up");
        }
      }
    }).start();
  }

  void atomicFlagOk() {
    new Thread(() -> {
      while (true) {
        if (stopped.get()) {
          return;
        }
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          LOG.fine("woken up");
        }
      }
    }).start();
  }

  void askedMethodOk() {
    new Thread(() -> {
      do {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          LOG.fine("woken up");
        }
      } while (isRunning());
    }).start();
  }

  private boolean isRunning() {
    return running;
  }

  void shutDownLoopOk() {
    pool.execute(() -> {
      while (!pool.isShutdown()) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          LOG.fine("woken up");
        }
      }
    });
  }

  void setsFlagOk() {
    new Thread(() -> {
      while (running) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          running = false;
        }
      }
    }).start();
  }

  void setsAtomicFlagOk() {
    while (!stopped.get()) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        stopped.set(true);
      }
    }
  }

  void localFlagOk() {
    boolean done = false;
    while (!done) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        done = true;
      }
    }
  }

  void startOk() {
    new Thread(this::pump).start();
  }

  private void pump() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException e) {
      LOG.info("stopped");
    }
  }

  void startsHelperOk() {
    new Thread(() -> {
      while (step()) {
        LOG.fine("done");
      }
    }).start();
  }

  private boolean step() {
    try {
      tasks.take().run();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  class CallOk implements Callable<String> {
    @Override
    public String call() {
      try {
        Thread.sleep(100);
        return "slept";
      } catch (InterruptedException e) {
        return "woken";
      }
    }
  }

  class TimerOk extends java.util.TimerTask {
    @Override
    public void run() {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        LOG.fine("next time");
      }
    }
  }

  @Test
  void testOk() {
    for (int i = 0; i < 10; i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        LOG.fine("go on");
      }
    }
  }

  static class MainOk {
    public static void main(String[] args) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        e.printStackTrace();
      }
      System.out.println("done");
    }
  }
}
