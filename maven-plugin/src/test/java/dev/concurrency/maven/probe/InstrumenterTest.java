package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Code of every shape behaves as before when each of its calls is instrumented. */
class InstrumenterTest {

  private static final Sources SHAPES =
      new Sources(
          "shapes.Shapes",
          """
          package shapes;

          import java.io.Serializable;
          import java.util.*;
          import java.util.concurrent.Callable;
          import java.util.function.*;
          import java.util.stream.*;

          public class Shapes extends AbstractList<String> implements Callable<String> {

            private final StringBuilder log = new StringBuilder();
            private final String initial = String.valueOf(log.length());
            private static final List<String> CONSTANT = List.of("a", "b");

            public Shapes() {
              this(new StringBuilder("this"));
            }

            private Shapes(CharSequence text) {
              super();
              log.append(text);
            }

            @Override
            public String call() throws Exception {
              primitives(1, 2L, 3f, 4d, (byte) 5, 'c', true);
              conditional(true);
              conditional(false);
              references();
              exceptions();
              nested();
              inherited();
              kinds();
              return log.append(initial).append(CONSTANT).toString();
            }

            private void primitives(int i, long l, float f, double d, byte b, char c, boolean z) {
              log.append(Math.max(i, 2)).append(Math.addExact(l, 2L)).append(Float.sum(f, 1f)).append(Math.pow(d, 2));
              log.append(Byte.toUnsignedInt(b)).append(Character.toUpperCase(c)).append(Boolean.logicalXor(z, false));
              log.append(new long[] {1}.clone().length).append(Arrays.asList(new int[2][3]).size());
            }

            private void conditional(boolean first) {
              Object made =
                  new Holder(
                      first ? new Holder("x", 1L) : new ArrayList<>(List.of(new Holder("y", 2L))),
                      first ? Long.parseLong("7") : new Random(42).nextLong());
              log.append(made);
              new Thread(() -> log.append("never started"));
              String text = first ? null : Objects.requireNonNullElse(log.substring(0, 1), "z");
              log.append(text).append("x".repeat(first ? 2 : 3));
            }

            private void references() throws Exception {
              Supplier<String> bound = log::toString;
              Function<String, Integer> unbound = String::length;
              Function<Object, Holder> made = Holder::new;
              IntFunction<String[]> array = String[]::new;
              Callable<String> own = this::own;
              Supplier<String> toSuper = super::toString;
              UnaryOperator<String> serializable = (UnaryOperator<String> & Serializable) String::trim;
              BiFunction<String, Object[], String> variable = String::format;
              log.append(bound.get().length()).append(unbound.apply("four")).append(made.apply("h")).append(array.apply(3).length);
              log.append(own.call()).append(toSuper.get()).append(serializable.apply(" t ")).append(variable.apply("%s", new Object[] {"v"}));
              log.append(Stream.of("b", "a").sorted(Comparator.comparing(String::length).thenComparing(Function.identity())).collect(Collectors.joining()));
            }

            private String own() {
              return "own";
            }

            private void exceptions() {
              try {
                Integer.parseInt("no number");
              } catch (NumberFormatException e) {
                log.append(e.getMessage());
              } finally {
                log.append("finally".length());
              }
              for (int n = 0; n < 2; n++) {
                try {
                  if (n == 1) {
                    continue;
                  }
                  new Holder(null, Long.parseLong("x"));
                } catch (RuntimeException e) {
                  log.append(e.getClass().getSimpleName());
                } finally {
                  log.append(Integer.toHexString(n));
                }
              }
              synchronized (log) {
                log.append(Thread.holdsLock(log));
              }
            }

            private void nested() {
              class Local {
                String twice(String s) {
                  return s.concat(s).concat(initial);
                }
              }
              var anonymous = new Object() {
                @Override
                public String toString() {
                  return "anonymous".concat(initial);
                }
              };
              log.append(new Local().twice("l")).append(anonymous).append(new Inner("i").outer());
            }

            private void inherited() {
              removeRange(0, 0);
              BiConsumer<Integer, Integer> protectedElsewhere = this::removeRange;
              protectedElsewhere.accept(0, 0);
              log.append(super.contains("zero")).append(this.modCount).append(hashCode() == super.hashCode());
            }

            private void kinds() {
              log.append(Kind.LOUD.say("k")).append(Spoken.of("s")).append(new Point(1, 2).sum()).append(Kind.valueOf("QUIET").say("q"));
            }

            @Override
            public String get(int index) {
              return String.valueOf(index);
            }

            @Override
            public int size() {
              return 1;
            }

            class Inner {
              private final String name;

              Inner(String name) {
                this.name = name.trim();
              }

              String outer() {
                return name.concat(initial).concat(Shapes.this.get(3));
              }
            }

            record Holder(Object value, long number) {
              Holder(Object value) {
                this(value, Long.valueOf(9));
              }
            }

            record Point(int x, int y) {
              Point {
                Objects.checkIndex(0, 1);
              }

              int sum() {
                return Integer.sum(x(), y());
              }
            }

            enum Kind {
              QUIET,
              LOUD {
                @Override
                String say(String text) {
                  return super.say(text).toUpperCase(Locale.ROOT);
                }
              };

              String say(String text) {
                return name().toLowerCase(Locale.ROOT).concat(text);
              }
            }

            interface Spoken {
              static String of(String text) {
                Spoken spoken = text::concat;
                return spoken.twice("t").concat(hidden());
              }

              private static String hidden() {
                return "hidden".substring(1);
              }

              String say(String text);

              default String twice(String text) {
                return say(text).concat(this.say(text));
              }
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void everyCallOfAClass(int release, @TempDir Path classes) throws Exception {
    int newest = Math.min(release, Runtime.version().feature());
    // Records need 17; older class files come from a source without them.
    Sources source = newest < 17 ? OLD : SHAPES;
    source.compile(classes, newest);
    try (URLClassLoader plain = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      InstrumentedClasses instrumented = new InstrumentedClasses(name -> name.startsWith("shapes."), plain);

      String before = run(plain, source);
      String after = run(instrumented, source);

      assertThat(after).isEqualTo(before);
      assertThat(instrumented.records("probe-error")).isEmpty();
      assertThat(instrumented.records("instrumented")).hasSizeGreaterThan(instrumented.sites() * 3 / 4);
      assertThat(instrumented.records("uninstrumentable"))
          .allMatch(record -> record.contains("put them on lines of their own") || record.contains("serializable method reference"));
      for (byte[] bytes : instrumented.rewritten().values()) {
        StringWriter trouble = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(bytes), instrumented, false, new PrintWriter(trouble));
        assertThat(trouble.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void everyLoopOfAClass(int release, @TempDir Path classes) throws Exception {
    LOOPS.compile(classes, Math.min(release, Runtime.version().feature()));
    try (URLClassLoader plain = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      InstrumentedClasses instrumented = new InstrumentedClasses(name -> name.startsWith("shapes."), plain, InstrumentedClasses::everyLoop);

      String before = run(plain, LOOPS);
      String after = run(instrumented, LOOPS);

      assertThat(after).isEqualTo(before);
      assertThat(instrumented.records("probe-error")).isEmpty();
      assertThat(instrumented.records("uninstrumentable")).allMatch(record -> record.contains("put them on lines of their own"));
      assertThat(instrumented.records("instrumented")).hasSizeGreaterThan(12);
      for (byte[] bytes : instrumented.rewritten().values()) {
        StringWriter trouble = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(bytes), instrumented, false, new PrintWriter(trouble));
        assertThat(trouble.toString()).isEmpty();
      }
    }
  }

  private static final Sources LOOPS =
      new Sources(
          "shapes.Loops",
          """
          package shapes;

          import java.util.*;
          import java.util.concurrent.Callable;

          public class Loops implements Callable<String> {

            private final StringBuilder log = new StringBuilder();
            private int n;

            public Loops() {
              this(3);
              while (n < 5) {
                n++;
              }
            }

            private Loops(int first) {
              super();
              for (int i = 0; i < first; i++) {
                log.append(i);
              }
            }

            public String call() throws Exception {
              for (int i = 0; i < 4; i++) {
                branches(i);
                handlers(i);
                switches(i);
                labels(i);
                assigned(i);
                locks(i);
                shared(i);
              }
              Runnable lambda = () -> {
                while (n-- > 0) {
                  log.append('l');
                }
              };
              lambda.run();
              return log.toString();
            }

            private void branches(int i) {
              long wide = 1L;
              if (i % 2 == 0) {
                wide += i;
              }
              while (wide < 10) {
                if (wide == 5) {
                  wide += 2;
                  continue;
                }
                wide++;
              }
              boolean even;
              if (i > 1) {
                even = true;
              } else {
                even = false;
              }
              for (; even; even = !even) {
                log.append(wide);
              }
              do {
                log.append('d');
              } while (log.length() % 3 != 0);
              for (String text : Arrays.asList("a", "b")) {
                log.append(text);
              }
              for (int each : new int[] {1, 2}) {
                log.append(each);
              }
            }

            private void handlers(int i) {
              int left = i;
              while (left > 0) {
                try {
                  left--;
                  if (left == 1) {
                    throw new IllegalStateException("one");
                  }
                } catch (IllegalStateException e) {
                  log.append(e.getMessage());
                  continue;
                } finally {
                  log.append('f');
                  for (int k = 0; k < 2; k++) {
                    log.append(k);
                  }
                }
              }
              try {
                log.append(Integer.parseInt("x" + i));
              } catch (NumberFormatException e) {
                while (left < 2) {
                  left++;
                }
              }
              while (left > 0) {
                left--;
              }
              try {
                while (true) {
                  left++;
                  if (left > 3) {
                    break;
                  }
                }
              } finally {
                log.append(left);
              }
            }

            private void switches(int i) {
              int at = i;
              while (at < 6) {
                switch (at) {
                  case 1:
                    at += 2;
                    continue;
                  case 2:
                  case 3:
                    at++;
                    break;
                  case 100:
                    return;
                  default:
                    at++;
                    continue;
                }
                log.append('s');
              }
            }

            private void labels(int i) {
              outer:
              for (int a = 0; ; a++) {
                for (int b = 0; b < 3; b++) {
                  if (a == 1 && b == i) {
                    continue outer;
                  }
                  if (a > 2) {
                    break outer;
                  }
                  log.append(a * b);
                }
              }
            }

            private void assigned(int i) {
              int last;
              do {
                last = i++;
              } while (last < 3);
              String text = last > 2 ? "x" : null;
              while (text != null && text.length() < 4) {
                text = text + last;
              }
              log.append(last).append(text);
            }

            private void locks(int i) {
              synchronized (log) {
                while (i < 3) {
                  synchronized (this) {
                    i++;
                  }
                }
              }
              while (true) {
                synchronized (log) {
                  if (i-- < 0) {
                    return;
                  }
                }
              }
            }

            private void shared(int i) {
              int rounds = 0;
              do {
                while (i > 0) {
                  i--;
                }
                i = 2;
                rounds++;
              } while (rounds < 3);
              log.append(rounds);
            }
          }
          """);

  private static final Sources OLD =
      new Sources(
          "shapes.Old",
          """
          package shapes;

          import java.util.*;
          import java.util.concurrent.Callable;

          public class Old implements Callable<String> {

            public String call() throws Exception {
              List<String> list = new ArrayList<String>(Collections.singleton(new StringBuilder("x").append(1L).toString()));
              for (String s : list) {
                try {
                  Thread.sleep(Math.min(0L, s.length()));
                } finally {
                  list = new LinkedList<String>(list);
                }
              }
              Callable<String> inner = new Callable<String>() {
                public String call() {
                  return String.valueOf(Math.abs(-1.5));
                }
              };
              Runnable lambda = list::clear;
              String text = list + inner.call();
              lambda.run();
              return text + list.size();
            }
          }
          """);

  private static String run(ClassLoader loader, Sources source) throws Exception {
    return (String) ((Callable<?>) loader.loadClass(source.topLevelClass()).getConstructor().newInstance()).call();
  }

  @Test
  void everyCallOfALibraryThatIsAtWork() throws Exception {
    InstrumentedClasses reactor = new InstrumentedClasses(name -> name.startsWith("reactor.core.publisher."), getClass().getClassLoader());

    Class<?> flux = reactor.loadClass("reactor.core.publisher.Flux");
    Object numbers = flux.getMethod("range", int.class, int.class).invoke(null, 1, 100);
    Object mapped =
        flux.getMethod("flatMap", java.util.function.Function.class)
            .invoke(numbers, (java.util.function.Function<Object, Object>) n -> just(flux, n));
    Object batches = flux.getMethod("buffer", int.class).invoke(mapped, 10);
    Object last = flux.getMethod("blockLast").invoke(batches);

    assertThat(last).hasToString("[91, 92, 93, 94, 95, 96, 97, 98, 99, 100]");
    assertThat(reactor.records("probe-error")).isEmpty();
    assertThat(reactor.records("instrumented")).hasSizeGreaterThan(1000);
  }

  @Test
  void everyLoopOfALibraryThatIsAtWork() throws Exception {
    InstrumentedClasses reactor =
        new InstrumentedClasses(name -> name.startsWith("reactor.core.publisher."), getClass().getClassLoader(), InstrumentedClasses::everyLoop);

    Class<?> flux = reactor.loadClass("reactor.core.publisher.Flux");
    Object numbers = flux.getMethod("range", int.class, int.class).invoke(null, 1, 100);
    Object mapped =
        flux.getMethod("flatMap", java.util.function.Function.class)
            .invoke(numbers, (java.util.function.Function<Object, Object>) n -> just(flux, n));
    Object batches = flux.getMethod("buffer", int.class).invoke(mapped, 10);

    assertThat(flux.getMethod("blockLast").invoke(batches)).hasToString("[91, 92, 93, 94, 95, 96, 97, 98, 99, 100]");
    assertThat(reactor.records("probe-error")).isEmpty();
    assertThat(reactor.records("instrumented")).hasSizeGreaterThan(50);
  }

  private static Object just(Class<?> flux, Object value) {
    try {
      return flux.getMethod("just", Object.class).invoke(null, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
