import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Writes that are under way, met in real libraries. */
class Writes {
  private final Object bufferLock = new Object();
  private final Lock lock = new ReentrantLock();
  private final List<Future<?>> outstanding = new ArrayList<>();

  void bookkeeper_helperAsksForWhatIsDoneOk(Future<?> added) throws Exception {
    synchronized (bufferLock) {
      outstanding.add(added);
      Iterator<Future<?>> writes = outstanding.iterator();
      while (writes.hasNext()) {
        Future<?> write = writes.next();
        if (write.isDone()) {
          check(write);
          writes.remove();
        }
      }
    }
  }

  void helperWaitsForAnotherBad(Future<?> added, Future<?> first) throws Exception {
    synchronized (bufferLock) {
      if (added.isDone()) {
        check(first); // BUG
      }
    }
  }

  private void check(Future<?> write) throws ExecutionException, InterruptedException {
    write.get();
  }

  class bookkeeper_closesUnderItsLockOk {
    void close(Future<?> last) throws Exception {
      lock.lock();
      try {
        last.get();
      } finally {
        lock.unlock();
      }
    }
  }

  class flushesUnderItsLockBad {
    void flush(Future<?> last) throws Exception {
      lock.lock();
      try {
        last.get(); // BUG
      } finally {
        lock.unlock();
      }
    }
  }
}
