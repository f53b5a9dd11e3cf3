package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A task that tells when it starts and when it ends. */
final class ObservedTask {

  private ObservedTask() {}

  /** Is told on the thread of the task; must not wait or throw. */
  interface Listener {
    void started();

    void finished();

    /** Between the two, if the task throws. */
    default void failed(Throwable thrown) {}
  }

  /** A task with somebody told of it. */
  private interface Observed {
    Object task();
  }

  /** The task that the program itself handed over; other objects as they are. */
  static Object unwrapped(Object object) {
    Object at = object;
    while (at instanceof Observed observed) {
      at = observed.task();
    }
    return at;
  }

  /**
   * The same task, observed.
   *
   * <p>Some tasks are left alone, because their receiver may look at more than the one method: a queue that compares, a pool that knows its own
   * tasks, a future.
   *
   * @param type the functional interface that is expected
   * @return the task itself if it is left alone
   */
  static Object of(Object task, Class<?> type, Listener listener) {
    if (task instanceof Comparable<?> || task instanceof ForkJoinTask<?> || task instanceof Future<?> || task instanceof Thread) {
      return task;
    }
    if (type == Runnable.class && task instanceof Runnable runnable) {
      return new ObservedRunnable(runnable, listener);
    }
    if (type == Callable.class && task instanceof Callable<?> callable) {
      return new ObservedCallable(callable, listener);
    }
    return type == Supplier.class && task instanceof Supplier<?> supplier ? new ObservedSupplier(supplier, listener) : task;
  }

  private record ObservedRunnable(Runnable task, Listener listener) implements Runnable, Observed {
    @Override
    public void run() {
      listener.started();
      try {
        task.run();
      } catch (Throwable e) {
        listener.failed(e);
        throw e;
      } finally {
        listener.finished();
      }
    }
  }

  private record ObservedCallable(Callable<?> task, Listener listener) implements Callable<Object>, Observed {
    @Override
    public Object call() throws Exception {
      listener.started();
      try {
        return task.call();
      } catch (Throwable e) {
        listener.failed(e);
        throw e;
      } finally {
        listener.finished();
      }
    }
  }

  private record ObservedSupplier(Supplier<?> task, Listener listener) implements Supplier<Object>, Observed {
    @Override
    public Object get() {
      listener.started();
      try {
        return task.get();
      } catch (Throwable e) {
        listener.failed(e);
        throw e;
      } finally {
        listener.finished();
      }
    }
  }
}
