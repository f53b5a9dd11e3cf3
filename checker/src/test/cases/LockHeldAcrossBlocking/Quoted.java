import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** What users of other tools reported. */
class Quoted {
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicReference<ReentrantLock> current = new AtomicReference<>(new ReentrantLock());
  private final Deque<String> waiting = new ArrayDeque<>();
  private BlockingQueue<String> jobs;

  void clippy8777_unlockedInEachBranchOk(boolean urgent) throws InterruptedException {
    lock.lock();
    if (urgent) {
      waiting.clear();
      lock.unlock();
    } else {
      lock.unlock();
    }
    jobs.take();
  }

  String clippy9208_unlockedBeforeTheReturnOk() throws InterruptedException {
    lock.lock();
    String first = waiting.poll();
    lock.unlock();
    return first == null ? jobs.take() : first;
  }

  void clippy9683_betweenTwoSectionsOk() throws InterruptedException {
    lock.lock();
    try {
      waiting.clear();
    } finally {
      lock.unlock();
    }
    String job = jobs.take();
    lock.lock();
    try {
      waiting.add(job);
    } finally {
      lock.unlock();
    }
  }

  void infer1955_lockFromAnAtomicReferenceBad() throws InterruptedException {
    ReentrantLock held = current.get();
    held.lock();
    try {
      waiting.add(jobs.take()); // BUG
    } finally {
      held.unlock();
    }
  }
}
