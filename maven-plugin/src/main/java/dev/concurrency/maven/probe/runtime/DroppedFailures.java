package dev.concurrency.maven.probe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices when a library of publishers drops a failure, and whose.
 *
 * <p>While some site asks for it, the instrumenter lets three kinds of methods tell that they were called: those by which a subscriber is given a
 * failure, those to which each library hands what nobody handles, and those by which a program says that it looks at such failures.
 */
public final class DroppedFailures {

  private static final String THROWABLE_TO_VOID = "(Ljava/lang/Throwable;)V";
  private static final Set<String> RECEIVERS = Set.of("onError", "onFailure");
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("reactor/core/publisher/Operators", "onErrorDropped", "reactor/core/publisher/Hooks", "onErrorDropped", false),
          new Library("io/reactivex/rxjava3/plugins/RxJavaPlugins", "onError", "io/reactivex/rxjava3/plugins/RxJavaPlugins", "setErrorHandler", true),
          new Library(
              "io/smallrye/mutiny/infrastructure/Infrastructure", "handleDroppedException",
              "io/smallrye/mutiny/infrastructure/Infrastructure", "setDroppedExceptionHandler", false),
          // What a Multi does with a failure without callback: prints it, whoever handles dropped exceptions.
          new Library("io/smallrye/mutiny/subscription/Subscribers", "lambda$static$", "", "", false));

  private static final int MOST_CAUSES = 20;
  private static final int MOST_REMEMBERED = 20_000;
  private static final IdentityMap<Subscription> SUBSCRIPTIONS = new IdentityMap<>();
  private static final Set<String> WATCHED = ConcurrentHashMap.newKeySet();
  private static final boolean[] HANDLED = new boolean[LIBRARIES.size()];
  private static final ThreadLocal<Object[]> LAST_GIVEN = ThreadLocal.withInitial(() -> new Object[2]);

  private DroppedFailures() {}

  /**
   * Where a library drops failures, and where it takes somebody who looks at them. The ends of the names are compared, so that relocated copies count.
   *
   * @param uncaught what is dropped goes to the thread's handler for uncaught exceptions
   */
  private record Library(String dropper, String drop, String hooks, String hook, boolean uncaught) {}

  /** What became of one subscriber. Text only: an exception could keep alive what it came from. */
  static final class Subscription {

    private final AtomicBoolean counted = new AtomicBoolean();
    private volatile DroppedFailureProbe probe;
    private volatile Failure failure;

    private void count() {
      DroppedFailureProbe by = probe;
      Failure what = failure;
      if (by != null && what != null && counted.compareAndSet(false, true)) {
        by.dropped(what);
      }
    }
  }

  /** @param handled whether the program had said that it looks at what is dropped */
  record Failure(String exception, String message, String thrownAt, boolean handled) {}

  /** Whether an instance method of this name and descriptor is given a failure. */
  public static boolean isReceiver(String name, String descriptor) {
    return RECEIVERS.contains(name) && descriptor.equals(THROWABLE_TO_VOID);
  }

  /** The number of the library that drops failures in this static method, whose first parameter is the failure; -1 if it is none. */
  public static int dropper(String className, String method, String descriptor) {
    return library(each -> className.endsWith(each.dropper) && method.startsWith(each.drop) && descriptor.startsWith("(Ljava/lang/Throwable;"));
  }

  /** The number of the library that takes a handler for dropped failures in this static method; -1 if it is none. */
  public static int hook(String className, String method) {
    return library(each -> method.equals(each.hook) && className.endsWith(each.hooks));
  }

  private static int library(java.util.function.Predicate<Library> which) {
    for (int i = 0; i < LIBRARIES.size(); i++) {
      if (which.test(LIBRARIES.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Called by the instrumenter when instances of a class tell of the failures that they are given. */
  public static void watches(String className) {
    WATCHED.add(className);
  }

  static boolean isWatched(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (WATCHED.contains(c.getName())) {
        return true;
      }
    }
    return false;
  }

  /** A subscriber is given a failure. What its library drops next on this thread, if it is the same failure, is this subscriber's. */
  static void given(Object subscriber, Throwable failure) {
    Object[] last = LAST_GIVEN.get();
    last[0] = subscriber;
    last[1] = failure;
  }

  static void dropped(Throwable failure, int library) {
    Object[] last = LAST_GIVEN.get();
    Object subscriber = last[0];
    Object given = last[1];
    // Nothing is to be kept alive longer than it would be.
    Arrays.fill(last, null);
    if (subscriber == null || !isBehind(given, failure) || SUBSCRIPTIONS.size() >= MOST_REMEMBERED) {
      return;
    }
    Throwable cause = (Throwable) given;
    boolean handled = HANDLED[library] || LIBRARIES.get(library).uncaught && hasHandlerForUncaught();
    Subscription subscription = of(subscriber);
    subscription.failure = new Failure(cause.getClass().getName(), cause.getMessage(), Frames.thrownAt(cause), handled);
    subscription.count();
  }

  private static boolean isBehind(Object given, Throwable dropped) {
    Throwable at = dropped;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      if (at == given) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean hasHandlerForUncaught() {
    return Thread.getDefaultUncaughtExceptionHandler() != null || !(Thread.currentThread().getUncaughtExceptionHandler() instanceof ThreadGroup);
  }

  static void handlerSet(int library) {
    HANDLED[library] = true;
  }

  /** The call of a site made this subscriber. */
  static void subscribed(Object subscriber, DroppedFailureProbe probe) {
    Subscription subscription = of(subscriber);
    subscription.probe = probe;
    subscription.count();
  }

  static boolean isFull() {
    return SUBSCRIPTIONS.size() >= MOST_REMEMBERED;
  }

  private static Subscription of(Object subscriber) {
    Subscription known = SUBSCRIPTIONS.get(subscriber);
    return known != null ? known : SUBSCRIPTIONS.putIfAbsent(subscriber, new Subscription());
  }

  static void expunge() {
    SUBSCRIPTIONS.expunge(gone -> {});
  }
}
