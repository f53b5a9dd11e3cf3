package dev.concurrency.maven.probe.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Notices when a publisher is put to use.
 *
 * <p>While some site asks for it, the instrumenter adds a call of {@link Probes#used} to the methods by which a publisher is subscribed, and
 * to those by which Reactor and RxJava take a shortcut around a subscription.
 */
public final class Subscriptions {

  private static final Pattern SUBSCRIBE = Pattern.compile("subscribe(OrReturn|Actual)?");
  private static final Pattern SUBSCRIBER = Pattern.compile(".*(Subscriber|Observer)(\\[\\])?");
  private static final Set<String> SHORTCUTS =
      Set.of("block", "blockOptional", "blockFirst", "blockLast", "blockingGet", "call", "get", "connect", "toFuture", "toStream", "toIterable");

  private static final Set<String> HOOKED = ConcurrentHashMap.newKeySet();
  private static final ClassValue<Boolean> WATCHED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return watched(type);
        }
      };

  private Subscriptions() {}

  /** Whether calling an instance method of this name subscribes to the instance, judged by the name of the type of its only parameter. */
  public static boolean isSubscribe(String name, String onlyParameter) {
    return SUBSCRIBE.matcher(name).matches() && onlyParameter != null && SUBSCRIBER.matcher(onlyParameter).matches();
  }

  /** Whether a method of a publisher gets its values without subscribing. */
  public static boolean isShortcut(String name) {
    return SHORTCUTS.contains(name);
  }

  /** Called by the instrumenter when the methods of a class tell of their use. */
  public static void hooked(ClassLoader loader, String className) {
    HOOKED.add(key(loader, className));
  }

  private static String key(ClassLoader loader, String className) {
    return className + "@" + System.identityHashCode(loader);
  }

  /** Whether all classes of the type's hierarchy tell when an instance is subscribed. Only then does silence mean anything. */
  static boolean isWatched(Class<?> type) {
    return WATCHED.get(type);
  }

  private static boolean watched(Class<?> type) {
    boolean any = false;
    try {
      for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
        for (Method method : c.getDeclaredMethods()) {
          if (isOwnSubscribe(method)) {
            any = true;
            if (!HOOKED.contains(key(c.getClassLoader(), c.getName()))) {
              return false;
            }
          }
        }
      }
      return any;
    } catch (LinkageError e) {
      // A type in some signature is not on the class path.
      return false;
    }
  }

  private static boolean isOwnSubscribe(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && !Modifier.isAbstract(method.getModifiers())
        && method.getParameterCount() == 1
        && isSubscribe(method.getName(), method.getParameterTypes()[0].getTypeName());
  }
}
