package dev.concurrency.maven.probe.runtime;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;

/** Looks into private state of the JDK and of the workload's libraries. Every method answers null where the state is not as expected. */
final class Internals {

  private static volatile Instrumentation instrumentation;

  /** Fields by name; empty where there is none, for it costs an exception to learn that. */
  private static final ClassValue<Map<String, Optional<Field>>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Field>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private Internals() {}

  static void use(Instrumentation granted) {
    instrumentation = granted;
  }

  /** Lets this package read the private members of a class, also where its module does not open its package. */
  static void open(Class<?> type) {
    Module home = type.getModule();
    Module own = Internals.class.getModule();
    Instrumentation granted = instrumentation;
    if (granted != null && home.isNamed() && !home.isOpen(type.getPackageName(), own)) {
      granted.redefineModule(home, Set.of(), Map.of(), Map.of(type.getPackageName(), Set.of(own)), Set.of(), Map.of());
    }
  }

  /** The value of a field, declared by the object's class or a superclass; null if there is none or it cannot be read. */
  static Object get(Object target, String name) {
    try {
      Field field = field(target.getClass(), name);
      return field == null ? null : field.get(target);
    } catch (IllegalAccessException | RuntimeException e) {
      return null;
    }
  }

  /** Whether an object has a field of this name that can be read. */
  static boolean has(Object target, String name) {
    try {
      return field(target.getClass(), name) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The value of a static field of a class of the JDK; null if there is none or it cannot be read. */
  static Object getStatic(String className, String name) {
    try {
      Field field = field(Class.forName(className, true, null), name);
      return field == null ? null : field.get(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** What a public method without parameters answers; null if there is none or it cannot be called. */
  static Object ask(Object target, String method) {
    try {
      Method m = target.getClass().getMethod(method);
      open(m.getDeclaringClass());
      m.setAccessible(true);
      return m.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static Field field(Class<?> type, String name) {
    Map<String, Optional<Field>> known = FIELDS.get(type);
    Optional<Field> field = known.get(name);
    if (field == null) {
      field = Optional.ofNullable(find(type, name));
      known.put(name, field);
    }
    return field.orElse(null);
  }

  private static Field find(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        Field field = c.getDeclaredField(name);
        open(c);
        field.setAccessible(true);
        return field;
      } catch (NoSuchFieldException e) {
        continue;
      }
    }
    return null;
  }

  /** What a platform thread was given to run, or null. */
  static Object taskOf(Thread thread) {
    // JDK 19 moved it from Thread.target to Thread.holder.task.
    Object holder = get(thread, "holder");
    return holder == null ? get(thread, "target") : get(holder, "task");
  }

  /** The pool whose worker the thread is, or null. */
  static ThreadPoolExecutor poolOf(Thread thread) {
    Object worker = taskOf(thread);
    return worker != null && get(worker, "this$0") instanceof ThreadPoolExecutor pool ? pool : null;
  }
}
