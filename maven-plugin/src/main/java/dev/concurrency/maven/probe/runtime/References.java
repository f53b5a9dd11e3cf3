package dev.concurrency.maven.probe.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;

/** What a task holds on to: the objects that its lambda has captured, through the wrappers of libraries. Read only. */
final class References {

  /** A task in a queue wraps a callable, that a runnable, that a listener, and that has captured the object. */
  private static final int DEPTH = 6;

  private static final int MOST_OBJECTS = 1_000;
  private static final int LONGEST_ARRAY = 16;

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fieldsOf(type);
        }
      };

  private References() {}

  /** Whether the target is among the objects that the source refers to, at most a few steps away. */
  static boolean lead(Object source, Object target) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Queue<Object> level = new ArrayDeque<>(List.of(ObservedTask.unwrapped(source)));
    for (int depth = 0; depth <= DEPTH && !level.isEmpty(); depth++) {
      Queue<Object> next = new ArrayDeque<>();
      for (Object at : level) {
        if (at == target) {
          return true;
        }
        if (seen.size() < MOST_OBJECTS && seen.add(at)) {
          next.addAll(referred(at));
        }
      }
      level = next;
    }
    return false;
  }

  private static List<Object> referred(Object holder) {
    List<Object> found = new ArrayList<>();
    if (holder instanceof Object[] array) {
      Arrays.stream(array).limit(LONGEST_ARRAY).map(ObservedTask::unwrapped).filter(References::isWorthALook).forEach(found::add);
      return found;
    }
    for (Field field : FIELDS.get(holder.getClass())) {
      try {
        // What the agent puts around a task is no step of the program's.
        Object value = ObservedTask.unwrapped(field.get(holder));
        if (isWorthALook(value)) {
          found.add(value);
        }
      } catch (IllegalAccessException e) {
        continue;
      }
    }
    return found;
  }

  /** Through a thread, an executor or a class one comes to everything. */
  private static boolean isWorthALook(Object value) {
    return value != null
        && !(value instanceof CharSequence || value instanceof Number || value instanceof Enum<?> || value instanceof Class<?>)
        && !(value instanceof Thread || value instanceof Executor || value instanceof ClassLoader);
  }

  private static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      try {
        Internals.open(c);
        for (Field field : c.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && field.trySetAccessible()) {
            fields.add(field);
          }
        }
      } catch (LinkageError | RuntimeException e) {
        // A type that cannot be looked into leads nowhere.
        continue;
      }
    }
    return fields;
  }
}
