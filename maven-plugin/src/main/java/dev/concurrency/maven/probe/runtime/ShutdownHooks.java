package dev.concurrency.maven.probe.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The shutdown hooks of this JVM. Once they run, what fails may fail because of them: a hook closes a pool, and its tasks end with an exception. Thread-safe.
 *
 * <p>The JDK lets go of its own map before it starts the first hook, and leaves what is in it alone; the map is taken hold of at the beginning.
 */
final class ShutdownHooks {

  private static final String KEPT_BY = "java.lang.ApplicationShutdownHooks";
  private static final String FIELD = "hooks";

  private static volatile Thread own;
  private static volatile Map<?, ?> hooks;
  private static volatile Set<Object> known = Set.of();

  private ShutdownHooks() {}

  /** Adds the agent's hook, and keeps an eye on the others. */
  static void add(Thread agents) {
    own = agents;
    hooks = Internals.getStatic(KEPT_BY, FIELD) instanceof Map<?, ?> known ? known : null;
    Runtime.getRuntime().addShutdownHook(agents);
  }

  /** Hooks that this adds are the JDK's, and touch no task of the workload. To be called before the workload begins. */
  static void addingOnes(Runnable adds) {
    Set<Object> before = current();
    adds.run();
    Set<Object> after = current();
    after.removeAll(before);
    known = Collections.unmodifiableSet(after);
  }

  private static Set<Object> current() {
    Set<Object> current = Collections.newSetFromMap(new IdentityHashMap<>());
    if (Internals.getStatic(KEPT_BY, FIELD) instanceof Map<?, ?> all) {
      current.addAll(all.keySet());
    }
    return current;
  }

  /** Whether the workload does nothing while the JVM goes down; false if that is not known. The JDK's own hooks, as that of its logging, touch no task. */
  static boolean areOfAgentAlone() {
    Map<?, ?> all = hooks;
    return all != null && all.keySet().stream().allMatch(hook -> hook == own || known.contains(hook) || hook.getClass() != Thread.class && hook.getClass().getClassLoader() == null);
  }

  /** Whether a hook of the workload may have caused what was seen just before this question. */
  static boolean mayHaveActed() {
    return hooks != null && Internals.getStatic(KEPT_BY, FIELD) == null && !areOfAgentAlone();
  }
}
