package dev.concurrency.maven.probe.runtime;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Static methods of the workload's frameworks that tell what kind of thread the caller is.
 *
 * <p>The class loaders are noted when the workload itself loads those classes: nothing is loaded by us that the workload does not use. The
 * ends of the names are compared, so that relocated copies count too.
 */
public final class LoadedTypes {

  static final Oracle NETTY_EXECUTOR = new Oracle("io/netty/util/internal/ThreadExecutorMap", "currentExecutor");
  static final Oracle VERTX_EVENT_LOOP = new Oracle("io/vertx/core/Context", "isOnEventLoopThread");
  static final Oracle VERTX_WORKER = new Oracle("io/vertx/core/Context", "isOnWorkerThread");

  private static final List<Oracle> ORACLES = List.of(NETTY_EXECUTOR, VERTX_EVENT_LOOP, VERTX_WORKER);

  private LoadedTypes() {}

  /** Called by the class file transformer for each class of the workload. */
  public static void seen(String internalName, ClassLoader loader) {
    for (Oracle oracle : ORACLES) {
      if (internalName.endsWith(oracle.type)) {
        oracle.homes.add(new Home(internalName.replace('/', '.'), new WeakReference<>(loader)));
      }
    }
  }

  private record Home(String type, WeakReference<ClassLoader> loader) {}

  /** One static method without parameters, in each copy of its class. */
  static final class Oracle {

    private final String type;
    private final String method;
    private final List<Home> homes = new CopyOnWriteArrayList<>();

    Oracle(String type, String method) {
      this.type = type;
      this.method = method;
    }

    /** The first answer that is neither null nor false, or null. */
    Object ask() {
      for (Home home : homes) {
        ClassLoader loader = home.loader.get();
        if (loader == null) {
          continue;
        }
        try {
          Method m = Class.forName(home.type, false, loader).getMethod(method);
          Internals.open(m.getDeclaringClass());
          Object answer = m.invoke(null);
          if (answer != null && !answer.equals(false)) {
            return answer;
          }
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
          // An older version without the method: it cannot answer.
          continue;
        }
      }
      return null;
    }
  }
}
