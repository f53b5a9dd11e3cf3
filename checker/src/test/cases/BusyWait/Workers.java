import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loops that do something when there is something to do, and go round when there is nothing. */
class Workers {
  private volatile boolean running = true;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
  private final Queue<Runnable> unlocked = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> oneThread = new ArrayDeque<>();
  private final CompletionService<String> answers = new ExecutorCompletionService<>(ForkJoinPool.commonPool());
  private final List<String> seen = new ArrayList<>();
  private Future<String> pending;

  void untilStoppedBad() {
    while (running) { // BUG
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  void continueBad() {
    while (running) { // BUG
      Runnable job = unlocked.poll();
      if (job == null) {
        continue;
      }
      job.run();
    }
  }

  void yieldsBad() {
    while (!stopped.get()) { // BUG
      Runnable job = unlocked.poll();
      if (job != null) {
        job.run();
      } else {
        Thread.yield();
      }
    }
  }

  void sleepsBad() throws InterruptedException {
    while (running) { // BUG
      Runnable job = jobs.poll();
      if (job == null) {
        Thread.sleep(100);
        continue;
      }
      job.run();
    }
  }

  void endlessBad() {
    for (;;) { // BUG
      if (!jobs.isEmpty()) {
        jobs.poll().run();
      }
    }
  }

  void untilInterruptedBad() {
    while (!Thread.currentThread().isInterrupted()) { // BUG
      Runnable job = jobs.poll();
      if (job != null) {
        try {
          job.run();
        } catch (RuntimeException e) {
          seen.add(e.getMessage());
        }
      }
    }
  }

  void futureBad() throws Exception {
    while (running) { // BUG
      if (pending.isDone()) {
        seen.add(pending.get());
      }
    }
  }

  void completionBad() throws Exception {
    while (running) { // BUG
      Future<String> answer = answers.poll();
      if (answer != null) {
        seen.add(answer.get());
      }
    }
  }

  void twoQueuesBad() {
    while (running) { // BUG
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
      Runnable other = unlocked.poll();
      if (other != null) {
        other.run();
      }
    }
  }

  void leavesWhenClosedBad() {
    while (true) { // BUG
      Runnable job = jobs.poll();
      if (job == null) {
        if (!running) {
          return;
        }
        Thread.onSpinWait();
      } else {
        job.run();
      }
    }
  }

  void assignedOutsideBad() {
    Runnable job;
    while (running) { // BUG
      job = jobs.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  // ---- Drains what is there, and ends ----

  void drainOk() {
    Runnable job;
    while ((job = jobs.poll()) != null) {
      job.run();
    }
  }

  void drainAndForgetOk() {
    while (jobs.poll() != null) {}
  }

  void drainWhileNotEmptyOk() {
    while (!jobs.isEmpty()) {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  void drainBySizeOk() {
    while (jobs.size() > 0) {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  void drainUntilNullOk() {
    while (true) {
      Runnable job = jobs.poll();
      if (job == null) {
        return;
      }
      job.run();
    }
  }

  void drainWithBreakOk() {
    for (;;) {
      Runnable job = unlocked.poll();
      if (job == null) {
        break;
      }
      job.run();
    }
  }

  void drainDoWhileOk() {
    Runnable job;
    do {
      job = jobs.poll();
      if (job != null) {
        job.run();
      }
    } while (job != null);
  }

  void drainWithInitializedVariableOk() {
    Runnable job = null;
    do {
      job = jobs.poll();
      if (job != null) {
        job.run();
      }
    } while (job != null && running);
  }

  void drainByForOk() {
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
  }

  void drainWithFlagOk() {
    boolean more = true;
    while (more) {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      } else {
        more = false;
      }
    }
  }

  void drainFirstOk() {
    while (jobs.peek() != null) {
      jobs.remove().run();
    }
  }

  // ---- Waits, or does something else meanwhile ----

  void takesOk() throws InterruptedException {
    while (running) {
      jobs.take().run();
    }
  }

  void timedPollOk() throws InterruptedException {
    while (running) {
      Runnable job = jobs.poll(1, TimeUnit.SECONDS);
      if (job != null) {
        job.run();
      }
    }
  }

  void helpsMeanwhileOk() {
    while (running) {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      } else {
        flush();
      }
    }
  }

  void waitsElsewhereOk() throws InterruptedException {
    while (running) {
      Runnable job = unlocked.poll();
      if (job != null) {
        job.run();
      } else {
        jobs.take().run();
      }
    }
  }

  synchronized void monitorOk() throws InterruptedException {
    while (running) {
      Runnable job = unlocked.poll();
      if (job != null) {
        job.run();
      } else {
        wait();
      }
    }
  }

  void queueOfOneThreadOk() {
    while (running) {
      Runnable job = oneThread.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  void givesUpOk() {
    int misses = 0;
    while (running) {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      } else if (++misses > 100) {
        return;
      }
    }
  }

  void nestedLoopOk() throws InterruptedException {
    while (running) {
      while (jobs.isEmpty() && !stopped.get()) {
        synchronized (this) {
          wait();
        }
      }
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
    }
  }

  private void flush() {
    seen.clear();
  }
}
