import com.google.common.util.concurrent.Monitor;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import reactor.core.scheduler.Schedulers;

/** More ways to another thread. */
class Deliveries {
  private final ReentrantLock door = new ReentrantLock();
  private final ReentrantLock fair = new ReentrantLock(true);
  private final ReentrantReadWriteLock ramp = new ReentrantReadWriteLock();
  private final ExecutorService drivers = Executors.newCachedThreadPool();
  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<String> loaded = new ArrayList<>();

  // ---- tasks

  void callableBad() {
    door.lock();
    Future<String> done = drivers.submit(() -> {
      loaded.add("box");
      door.unlock(); // BUG
      return "loaded";
    });
    System.out.println(done.isDone());
  }

  void singleThreadBad() {
    fair.lock();
    one.execute(fair::unlock); // BUG
  }

  void forkJoinBad() {
    door.lock();
    ForkJoinPool.commonPool().execute(() -> {
      loaded.add("box");
      door.unlock(); // BUG
    });
  }

  void againAndAgainBad() {
    door.lock();
    clock.scheduleAtFixedRate(() -> {
      if (loaded.isEmpty()) {
        door.unlock(); // BUG
      }
    }, 1, 1, TimeUnit.SECONDS);
  }

  void nettyBad(EventLoop loop) {
    door.lock();
    loop.execute(() -> {
      loaded.clear();
      door.unlock(); // BUG
    });
  }

  void schedulerBad() {
    door.lock();
    Schedulers.boundedElastic().schedule(() -> door.unlock()); // BUG
  }

  void interruptiblyBad() throws InterruptedException {
    door.lockInterruptibly();
    drivers.execute(() -> door.unlock()); // BUG
  }

  void timedBad() throws InterruptedException {
    if (door.tryLock(1, TimeUnit.SECONDS)) {
      drivers.execute(() -> door.unlock()); // BUG
    }
  }

  CompletableFuture<Void> helperAsTaskBad() {
    door.lock();
    return CompletableFuture.runAsync(() -> leave(), drivers); // BUG
  }

  private void leave() {
    door.unlock();
  }

  // ---- the same thread after all

  void timedOutOk() throws InterruptedException {
    if (!door.tryLock(1, TimeUnit.SECONDS)) {
      return;
    }
    try {
      loaded.add("box");
    } finally {
      door.unlock();
    }
    drivers.execute(() -> System.out.println("loaded"));
  }

  void eachTaskItsOwnOk(List<String> boxes) {
    for (String box : boxes) {
      drivers.execute(() -> {
        door.lock();
        try {
          loaded.add(box);
        } finally {
          door.unlock();
        }
      });
    }
  }

  void downgradedOk() {
    ramp.writeLock().lock();
    try {
      ramp.readLock().lock();
    } finally {
      ramp.writeLock().unlock();
    }
    drivers.execute(() -> System.out.println("loaded"));
    ramp.readLock().unlock();
  }

  void readHereWrittenThereOk() {
    ramp.readLock().lock();
    try {
      drivers.execute(() -> {
        ramp.writeLock().lock();
        loaded.clear();
        ramp.writeLock().unlock();
      });
    } finally {
      ramp.readLock().unlock();
    }
  }

  /** The other thread may hold it as well, as a reader of its own. */
  void readLockOk() {
    ramp.readLock().lock();
    drivers.execute(() -> {
      System.out.println(loaded);
      ramp.readLock().unlock();
    });
  }

  void runInPlaceOk() {
    door.lock();
    Runnable leave = () -> door.unlock();
    leave.run();
  }

  void forEachInPlaceOk() {
    door.lock();
    List.of("box").forEach(box -> {
      loaded.add(box);
      door.unlock();
    });
  }

  void onlyAskedOk() {
    door.lock();
    try {
      drivers.execute(() -> System.out.println(door.isHeldByCurrentThread()));
    } finally {
      door.unlock();
    }
  }

  void askedBeforeOk() {
    door.lock();
    try {
      drivers.execute(() -> {
        if (door.isHeldByCurrentThread()) {
          door.unlock();
        }
      });
    } finally {
      door.unlock();
    }
  }

  void monitorOfAnotherKindOk(Monitor monitor, Timer timer) {
    monitor.enter();
    try {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              loaded.clear();
            }
          },
          1_000);
    } finally {
      monitor.leave();
    }
  }
}
