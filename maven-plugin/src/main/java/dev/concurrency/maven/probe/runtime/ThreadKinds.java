package dev.concurrency.maven.probe.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;

/** Tells what kind of thread the caller is. Facts decide, in the order of how much they know; names of threads are no facts. */
final class ThreadKinds {

  private static final MethodHandle IS_VIRTUAL = isVirtual();

  private ThreadKinds() {}

  /**
   * A thread's kind and the way to give its loop a task.
   *
   * @param loop executor whose tasks run on this very thread, one after the other; null if unknown
   */
  record Classified(ThreadKind kind, Executor loop) {}

  static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable e) {
      return false;
    }
  }

  /** Classifies the calling thread. */
  static Classified ofCurrentThread() {
    Thread thread = Thread.currentThread();
    if (isVirtual(thread)) {
      return new Classified(ThreadKind.VIRTUAL, null);
    }
    if (thread instanceof CanaryThread) {
      return new Classified(ThreadKind.CANARY, null);
    }
    Executor netty = LoadedTypes.NETTY_EXECUTOR.ask() instanceof Executor e ? e : null;
    if (LoadedTypes.VERTX_EVENT_LOOP.ask() != null) {
      return new Classified(ThreadKind.VERTX_EVENT_LOOP, netty);
    }
    if (LoadedTypes.VERTX_WORKER.ask() != null) {
      return new Classified(ThreadKind.VERTX_WORKER, null);
    }
    if (netty != null) {
      return isLoop(netty.getClass())
          ? new Classified(ThreadKind.NETTY_EVENT_LOOP, netty)
          : new Classified(ThreadKind.NETTY_EXECUTOR, null);
    }
    ThreadKind loop = byClass(thread);
    if (loop != null) {
      return new Classified(loop, executor(loop, thread));
    }
    if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool()) {
      return new Classified(ThreadKind.COMMON_POOL, null);
    }
    ThreadPoolExecutor pool = Internals.poolOf(thread);
    if (pool != null && is(pool.getClass(), "reactor.core.scheduler.BoundedElasticScheduler$BoundedScheduledExecutorService")) {
      return new Classified(ThreadKind.REACTOR_ELASTIC, null);
    }
    return new Classified(ThreadKind.PLATFORM, null);
  }

  /**
   * Classifies another thread as far as that can be told from outside: null unless it is certain that it is a loop's.
   *
   * <p>Netty has a thread run a task that holds the executor whose thread it is to be.
   */
  static ThreadKind ofLoop(Thread thread) {
    Object task = Internals.taskOf(thread);
    Object inner = task == null ? null : Internals.get(task, "runnable");
    Object bound = inner == null ? task : inner;
    Object executor = bound == null ? null : Internals.get(bound, "val$eventExecutor");
    if (executor != null) {
      ThreadKind loop = is(thread.getClass(), "io.vertx.core.impl.VertxThread") ? ThreadKind.VERTX_EVENT_LOOP : ThreadKind.NETTY_EVENT_LOOP;
      return isLoop(executor.getClass()) ? loop : null;
    }
    return byClass(thread);
  }

  private static ThreadKind byClass(Thread thread) {
    if (is(thread.getClass(), "reactor.core.scheduler.NonBlocking")) {
      return ThreadKind.REACTOR_NON_BLOCKING;
    }
    if (is(thread.getClass(), "io.reactivex.rxjava3.internal.schedulers.NonBlockingThread")
        || is(thread.getClass(), "io.reactivex.internal.schedulers.NonBlockingThread")) {
      return ThreadKind.RX_NON_BLOCKING;
    }
    if (is(thread.getClass(), "java.awt.EventDispatchThread")) {
      return ThreadKind.SWING_EDT;
    }
    // The toolkit's thread has no class of its own on every platform.
    return thread.getName().equals("JavaFX Application Thread") ? ThreadKind.JAVAFX : null;
  }

  private static boolean isLoop(Class<?> executor) {
    // The blocking transport gives each channel a thread of its own.
    return is(executor, "io.netty.channel.EventLoop") && !is(executor, "io.netty.channel.ThreadPerChannelEventLoop");
  }

  private static Executor executor(ThreadKind loop, Thread thread) {
    return switch (loop) {
      case SWING_EDT -> ThreadKinds::invokeLater;
      case JAVAFX -> null;
      default -> singleWorker(thread);
    };
  }

  private static Executor singleWorker(Thread thread) {
    ThreadPoolExecutor pool = Internals.poolOf(thread);
    return pool != null && pool.getCorePoolSize() == 1 ? pool : null;
  }

  private static void invokeLater(Runnable task) {
    try {
      Class.forName("java.awt.EventQueue").getMethod("invokeLater", Runnable.class).invoke(null, task);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the type or one of its supertypes has this name, also behind the prefix of a relocated copy. */
  static boolean is(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (named(c, name)) {
        return true;
      }
      for (Class<?> i : c.getInterfaces()) {
        if (is(i, name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean named(Class<?> type, String name) {
    return type.getName().equals(name) || type.getName().endsWith("." + name);
  }

  private static MethodHandle isVirtual() {
    try {
      return MethodHandles.lookup().findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      // JDK 17 to 20 have no virtual threads.
      return null;
    }
  }
}
