import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.text.SimpleDateFormat;
import java.util.concurrent.atomic.AtomicReference;

class State {
  static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd"); // DateFormatConstant

  private volatile int count;
  private Object instance;
  private final Object lock = new Object();
  private final ThreadLocal<StringBuilder> text = new ThreadLocal<>(); // ThreadLocalUsage

  @GuardedBy("lock")
  private int guarded;

  void counts() {
    count++; // NonAtomicVolatileUpdate
  }

  int reads() {
    return guarded; // GuardedBy
  }

  Object lazily() {
    if (instance == null) { // DoubleCheckedLocking
      synchronized (this) {
        if (instance == null) {
          instance = new Object();
        }
      }
    }
    return instance;
  }

  boolean swaps(AtomicReference<Integer> number) {
    return number.compareAndSet(1000, 1001); // PrimitiveAtomicReference
  }
}
