package dev.concurrency.maven.probe;

import com.google.common.reflect.TypeToken;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workload that calls what is right in the cases of a rule: each method, and all methods of each class, whose name ends in {@code Ok}; each on a thread of its own, one after
 * the other, with {@linkplain MadeUp made-up} arguments. Says for each whether it came to its end.
 */
public final class CaseRunner {

  private static final long LONGEST_MILLIS = 500;

  private static final String DONE = "done";
  private static final String THREW = "threw";
  private static final String LATE = "did not come to its end";
  private static final String NOT_CALLED = "not called";
  private static final List<String> ENDS = List.of(DONE, THREW, LATE, NOT_CALLED);

  /** One for all cases of a class: making them is not what is to be seen. */
  private static final Map<Class<?>, Object> RECEIVERS = new HashMap<>();

  private CaseRunner() {}

  /** @param args the directory of the compiled cases, and the names of those not to be run */
  public static void main(String[] args) throws Exception {
    Path classes = Path.of(args[0]);
    List<String> not = List.of(args).subList(1, args.length);
    for (String name : namesIn(classes)) {
      Class<?> type = Class.forName(name, false, CaseRunner.class.getClassLoader());
      List<Method> cases = not.contains(type.getSimpleName()) ? List.of() : casesOf(type).stream().filter(method -> !not.contains(method.getName())).toList();
      for (Method method : cases) {
        run(name + "." + method.getName(), () -> call(type, method));
      }
    }
    // What is still running does so in vain.
    System.exit(0);
  }

  private static List<String> namesIn(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
          .sorted()
          .toList();
    }
  }

  private static List<Method> casesOf(Class<?> type) {
    boolean isCase = type.getSimpleName().endsWith("Ok");
    List<Method> methods = new ArrayList<>();
    try {
      methods.addAll(Arrays.asList(type.getDeclaredMethods()));
    } catch (NoClassDefFoundError e) {
      System.out.println(type.getName() + ": " + e);
    }
    methods.removeIf(method -> method.isSynthetic() || Modifier.isAbstract(method.getModifiers()) || !isCase && !method.getName().endsWith("Ok"));
    methods.sort(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString));
    return methods;
  }

  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static void run(String name, Call call) throws InterruptedException {
    String[] end = {LATE};
    Thread thread =
        new Thread(
            () -> {
              try {
                call.run();
                end[0] = DONE;
              } catch (InvocationTargetException e) {
                end[0] = THREW + " " + e.getCause();
              } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                end[0] = NOT_CALLED + ": " + e;
              }
            },
            "case " + name);
    thread.setDaemon(true);
    thread.start();
    thread.join(LONGEST_MILLIS);
    if (thread.isAlive()) {
      thread.interrupt();
      thread.join(LONGEST_MILLIS);
    }
    System.out.println(name + ": " + end[0]);
  }

  /** Whether a line says of a case that it was called and came to its end. */
  static boolean isDone(String line) {
    return line.endsWith(": " + DONE);
  }

  /** How many ended in which way, of what a run has said. */
  static Map<String, Long> summary(Collection<String> lines) {
    return lines.stream()
        .flatMap(line -> ENDS.stream().filter(end -> line.contains(": " + end)))
        .collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting()));
  }

  private static Object call(Class<?> type, Method method) throws ReflectiveOperationException {
    Object receiver = Modifier.isStatic(method.getModifiers()) ? null : RECEIVERS.computeIfAbsent(type, key -> MadeUp.instance(key, 0));
    if (receiver == null && !Modifier.isStatic(method.getModifiers())) {
      throw new InstantiationException("no constructor that works");
    }
    method.setAccessible(true);
    return method.invoke(receiver, MadeUp.arguments(method, TypeToken.of(type), 0));
  }
}
