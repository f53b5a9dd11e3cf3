package dev.concurrency.maven.probe.runtime;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/** Who waits for a future, as far as the libraries' own fields tell. Read only. */
final class Dependents {

  private static final int MOST_STAGES = 1_000;

  private Dependents() {}

  /** Whether anybody hangs on the stage, other than the timer of its own {@code orTimeout}. */
  static boolean observed(CompletableFuture<?> stage) {
    if (stage.getNumberOfDependents() == 0) {
      return false;
    }
    for (Object c = Internals.get(stage, "stack"); c != null; c = Internals.get(c, "next")) {
      Object action = Internals.get(c, "fn");
      if (action == null || !action.getClass().getName().equals("java.util.concurrent.CompletableFuture$Canceller")) {
        return true;
      }
    }
    return stage.getNumberOfDependents() > 0 && Internals.get(stage, "stack") == null;
  }

  /** Whether a future of Netty, Vert.x or Guava has a listener. Their fields are empty once it is done. */
  static boolean listened(Object future) {
    if (Internals.get(future, "listener") != null) {
      return true;
    }
    Object listeners = Internals.get(future, "listeners");
    listeners = listeners == null ? Internals.get(future, "listenersField") : listeners;
    if (listeners == null) {
      return false;
    }
    // Guava marks the empty list of a done future with an entry that has no task.
    return !listeners.getClass().getName().endsWith("AbstractFuture$Listener") || Internals.get(listeners, "task") != null;
  }

  /** Whether a future or a pool looks at failures in a method made for that, overridden by somebody. */
  static boolean looksItself(Object object) {
    return object instanceof FutureTask<?> && overrides(object.getClass(), "done", FutureTask.class)
        || object instanceof ThreadPoolExecutor && overrides(object.getClass(), "afterExecute", ThreadPoolExecutor.class, Runnable.class, Throwable.class);
  }

  private static boolean overrides(Class<?> type, String method, Class<?> base, Class<?>... parameters) {
    for (Class<?> c = type; c != null && c != base; c = c.getSuperclass()) {
      try {
        c.getDeclaredMethod(method, parameters);
        return true;
      } catch (NoSuchMethodException e) {
        continue;
      } catch (LinkageError e) {
        // Cannot be told; then it is not claimed that nobody looks.
        return true;
      }
    }
    return false;
  }

  /** Whether the stage is completed, at once or through others, when {@code source} completes. */
  static boolean leadsTo(Object source, Object stage) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(source);
    while (!open.isEmpty() && seen.size() < MOST_STAGES) {
      Object next = open.poll();
      if (next == stage) {
        return true;
      }
      if (!seen.add(next)) {
        continue;
      }
      for (Object c = Internals.get(next, "stack"); c != null; c = Internals.get(c, "next")) {
        Object base = Internals.get(c, "base");
        Object dependent = Internals.get(base == null ? c : base, "dep");
        if (dependent != null) {
          open.add(dependent);
        }
      }
    }
    return false;
  }
}
