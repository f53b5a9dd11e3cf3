package dev.concurrency.maven.probe;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mockito.MockMakers;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;

/**
 * Arguments for code of which only the types are known: pools that run what they are given, results that come a little later, collections with three elements, objects made
 * with their own constructors, and mocks, which answer with the same. Not for more than one thread at a time, but what it makes is.
 */
final class MadeUp {

  private static final int DEEPEST = 6;
  private static final int ELEMENTS = 3;

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "made-up");
        thread.setDaemon(true);
        return thread;
      };
  private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(2, DAEMONS);

  /** The libraries' own ways from a stage to what they have instead. */
  private static final List<String> FROM_STAGE = List.of("fromCompletionStage", "fromFuture", "fromStage");

  private static final List<Object> VALUES = List.of(true, 'a', (byte) 1, (short) 1, 1, 1L, 1f, 1d, "1", Duration.ofMillis(10), new ReentrantLock(), new ReentrantReadWriteLock());

  private MadeUp() {}

  /** An object of the class, made with the constructor that asks for least; null if there is none that works. */
  static Object instance(Class<?> type, int depth) {
    List<Constructor<?>> constructors = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
    constructors.sort(Comparator.comparing(Constructor::getParameterCount));
    for (Constructor<?> constructor : constructors) {
      try {
        constructor.setAccessible(true);
        return constructor.newInstance(arguments(constructor, TypeToken.of(type), depth + 1));
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // The next one, then.
      }
    }
    return null;
  }

  static Object[] arguments(Executable of, TypeToken<?> owner, int depth) {
    return Stream.of(of.getParameters()).map(Parameter::getParameterizedType).map(type -> of(owner.resolveType(type), depth)).toArray();
  }

  private static Object of(TypeToken<?> type, int depth) {
    Class<?> raw = type.wrap().getRawType();
    if (raw == Object.class) {
      return "1";
    }
    if (depth > DEEPEST || raw == Void.class) {
      return null;
    }
    for (Object value : VALUES) {
      if (raw.isInstance(value)) {
        return value;
      }
    }
    if (Executor.class.isAssignableFrom(raw) && raw.isAssignableFrom(ScheduledThreadPoolExecutor.class)) {
      // One for each: whoever gets it may end it.
      return new ScheduledThreadPoolExecutor(ELEMENTS, DAEMONS);
    }
    if (raw.isArray()) {
      Object array = Array.newInstance(raw.getComponentType(), ELEMENTS);
      for (int i = 0; i < ELEMENTS; i++) {
        Array.set(array, i, of(type.getComponentType(), depth + 1));
      }
      return array;
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    Supplier<Object> first = () -> of(argument(type, 0), depth + 1);
    Object several = several(raw, () -> Stream.generate(first).limit(ELEMENTS).toList(), type, depth);
    if (several != null) {
      return several;
    }
    Object later = later(raw, first);
    return later != null ? later : object(type, depth);
  }

  private static TypeToken<?> argument(TypeToken<?> type, int index) {
    Class<?> raw = type.getRawType();
    return raw.getTypeParameters().length <= index ? TypeToken.of(Object.class) : type.resolveType(raw.getTypeParameters()[index]);
  }

  private static Object several(Class<?> raw, Supplier<List<Object>> elements, TypeToken<?> type, int depth) {
    if (Iterable.class.isAssignableFrom(raw) || raw == Stream.class || raw == Iterator.class) {
      List<Object> all = elements.get();
      for (Object candidate : new Object[] {new ArrayList<>(all), all.stream(), all.iterator()}) {
        if (raw.isInstance(candidate)) {
          return candidate;
        }
      }
      boolean hasNull = all.contains(null);
      return raw.isAssignableFrom(LinkedHashSet.class) ? new LinkedHashSet<>(all) : raw.isAssignableFrom(LinkedBlockingDeque.class) && !hasNull ? new LinkedBlockingDeque<>(all) : null;
    }
    if (raw.isAssignableFrom(HashMap.class) || raw.isAssignableFrom(ConcurrentHashMap.class)) {
      Map<Object, Object> map = raw.isAssignableFrom(HashMap.class) ? new HashMap<>() : new ConcurrentHashMap<>();
      Object key = of(argument(type, 0), depth + 1);
      Object value = of(argument(type, 1), depth + 1);
      if (key != null && value != null) {
        map.put(key, value);
      }
      return map;
    }
    return null;
  }

  /** A result that is not there yet when it is handed out. */
  private static Object later(Class<?> raw, Supplier<Object> value) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Object later = raw.isInstance(stage) ? stage : Stream.of(raw.getMethods()).filter(MadeUp::isFromStage).map(method -> invoke(method, stage)).filter(raw::isInstance).findFirst().orElse(null);
    if (later != null) {
      Object result = value.get();
      CLOCK.schedule(() -> stage.complete(result), 5, TimeUnit.MILLISECONDS);
    }
    return later;
  }

  private static boolean isFromStage(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && FROM_STAGE.contains(method.getName())
        && method.getParameterCount() == 1
        && method.getParameterTypes()[0].isAssignableFrom(CompletableFuture.class);
  }

  private static Object invoke(Method method, Object argument) {
    try {
      return method.invoke(null, argument);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static Object object(TypeToken<?> type, int depth) {
    Class<?> raw = type.getRawType();
    boolean isOfCase = raw.getPackageName().isEmpty() && !Modifier.isAbstract(raw.getModifiers());
    Object made = isOfCase || raw.getName().startsWith("java.") && !raw.isInterface() ? instance(raw, depth) : null;
    if (made != null || raw.isSealed() || Modifier.isFinal(raw.getModifiers())) {
      return made;
    }
    try {
      return Mockito.mock(raw, Mockito.withSettings().mockMaker(MockMakers.SUBCLASS).stubOnly().defaultAnswer(call -> answer(call, type, depth)));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static Object answer(InvocationOnMock call, TypeToken<?> of, int depth) throws Throwable {
    Method method = call.getMethod();
    boolean isReal = method.getDeclaringClass() == Object.class || method.isDefault();
    return isReal ? call.callRealMethod() : of(of.resolveType(method.getGenericReturnType()), depth);
  }
}
