import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class Interrupts {
  void cancels(Future<?> task) {
    task.cancel(true); // Interruption
  }

  void asksTooLate() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      if (Thread.interrupted()) { // InterruptedInCatchBlock
        throw new IllegalStateException(e);
      }
    }
  }

  void joins(Thread thread) {
    while (true) {
      try {
        thread.join(); // ThreadJoinLoop
        break;
      } catch (InterruptedException e) {
        // again
      }
    }
  }

  void waitsTooLong(long timeoutSeconds, Object monitor) {
    tries(timeoutSeconds); // TimeUnitMismatch
  }

  void tries(long timeoutMillis) {}
}
