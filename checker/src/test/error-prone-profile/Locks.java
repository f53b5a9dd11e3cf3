import java.util.concurrent.locks.Lock;

class Locks {
  private static int shared;
  private final Integer boxed = 1000;
  private Object monitor = new Object();

  void leaksIfItThrows(Lock lock) {
    lock.lock(); // LockNotBeforeTry
    System.out.println();
    lock.unlock();
  }

  void locksANumber() {
    synchronized (boxed) { // LockOnBoxedPrimitive
      shared();
    }
  }

  void locksAStranger() {
    synchronized (String.class) { // LockOnNonEnclosingClassLiteral
      shared();
    }
  }

  void locksWhatChanges() {
    synchronized (monitor) { // SynchronizeOnNonFinalField
      shared();
    }
  }

  void guardsAStatic() {
    synchronized (this) {
      shared = 2; // StaticGuardedByInstance
    }
  }

  void waitsOnce() throws InterruptedException {
    synchronized (this) {
      wait(); // WaitNotInLoop
    }
  }

  private static void shared() {}

  static class Base {
    synchronized void set() {}
  }

  static class Derived extends Base {
    int value;

    @Override
    void set() { // UnsynchronizedOverridesSynchronized
      value = 1;
    }
  }

  static class Parent {
    static final Parent DEFAULT = new Child(); // ClassInitializationDeadlock
  }

  static class Child extends Parent {}
}
