package dev.concurrency.checker.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.model.LibraryCode.Answer;
import dev.concurrency.checker.model.LibraryCode.Hop;
import dev.concurrency.checker.model.MethodRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What following a call through class files finds, and where it stops. Each library is a few lines; the call goes to {@code lib.A.call()}. */
class LibraryCodeTest {

  @TempDir Path work;

  @Test
  void aWayThroughSeveralMethodsAndClassesIsFound() throws IOException {
    Answer answer =
        follow(
            """
            class A {
              void call() throws Exception {
                new B().load();
              }
            }
            class B {
              void load() throws Exception { Clock.pause(); }
            }
            class Clock {
              static void pause() throws Exception { Thread.sleep(10); }
            }
            """);
    assertThat(way(answer)).containsExactly("B.load", "Clock.pause", "Thread.sleep");
    assertThat(answer.way()).extracting(Hop::line).containsExactly(4, 8, 11);
    assertThat(answer.way()).extracting(Hop::file).allMatch(file -> file.endsWith("/classes!/lib/Lib0.java"));
  }

  @Test
  void theShortestWayIsShown() throws IOException {
    assertThat(
            way(
                follow(
                    """
                    class A {
                      void call() throws Exception { longer(); sleep(); }
                      void longer() throws Exception { sleep(); }
                      void sleep() throws Exception { Thread.sleep(10); }
                    }
                    """)))
        .containsExactly("A.sleep", "Thread.sleep");
  }

  @Test
  void constructorsAreFollowed() throws IOException {
    assertThat(waits("class A { static Object call() throws Exception { return new B(); } } class B { B() throws Exception { Thread.sleep(1); } }")).isTrue();
  }

  @Test
  void inheritedMethodsAreFollowed() throws IOException {
    assertThat(waits("class A extends B { } class B { void call() throws Exception { Thread.sleep(1); } }")).isTrue();
    assertThat(waits("class A implements B { } interface B { default void call() throws Exception { Thread.sleep(1); } }")).isTrue();
  }

  @Test
  void recursionEnds() throws IOException {
    assertThat(waits("class A { void call() { B.other(this); } } class B { static void other(A a) { a.call(); } }")).isFalse();
    assertThat(waits("class A { void call() throws Exception { other(); } void other() throws Exception { call(); Thread.sleep(1); } }")).isTrue();
  }

  // ---- several targets

  private static final String STORE =
      "class A { Store store; void call() throws Exception { store.save(); } } interface Store { void save() throws Exception; } ";

  @Test
  void allImplementationsHaveToWait() throws IOException {
    String slow = "class Disk implements Store { public void save() throws Exception { Thread.sleep(1); } } ";
    assertThat(waits(STORE + slow)).isTrue();
    assertThat(waits(STORE + slow + "class Net implements Store { public void save() throws Exception { new java.net.Socket(\"h\", 1); } } ")).isTrue();
    assertThat(waits(STORE + slow + "class Memory implements Store { public void save() {} } ")).isFalse();
  }

  @Test
  void implementationsOfSubtypesCount() throws IOException {
    assertThat(
            waits(
                STORE
                    + "abstract class Base implements Store { } class Disk extends Base { public void save() throws Exception { Thread.sleep(1); } } "
                    + "class Quick extends Disk { public void save() {} } "))
        .isFalse();
  }

  @Test
  void nobodyKnowsWhatAnInterfaceWithoutImplementationDoes() throws IOException {
    assertThat(waits(STORE)).isFalse();
  }

  @Test
  void lambdasMayImplementAnInterfaceToo() throws IOException {
    String disk = "class Disk implements Store { public void save() throws Exception { Thread.sleep(1); } } ";
    assertThat(waits(STORE + disk + "class Other { Store none = () -> {}; } ")).isFalse();
  }

  @Test
  void theBodyOfTheDeclaredMethodDecides() throws IOException {
    String use = "class A { Base base; void call() throws Exception { base.run(); } } ";
    assertThat(waits(use + "class Base { void run() throws Exception {} } class Slow extends Base { void run() throws Exception { Thread.sleep(1); } }")).isFalse();
  }

  // ---- what exempts

  @Test
  void aWaitBehindATestForTheEndIsNone() throws IOException {
    String get = "class Futures { static Object get(java.util.concurrent.Future<?> f) throws Exception { return f.get(); } } ";
    assertThat(waits(get + "class A { java.util.concurrent.Future<?> f; void call() throws Exception { Futures.get(f); } }")).isTrue();
    assertThat(waits(get + "class A { java.util.concurrent.Future<?> f; void call() throws Exception { if (f.isDone()) Futures.get(f); } }")).isFalse();
    assertThat(waits("class A { java.util.concurrent.Future<?> f; Object call() throws Exception { return f.isDone() ? f.get() : null; } }")).isFalse();
  }

  @Test
  void aMethodThatAsksWhetherItIsOnALoopTakesCare() throws IOException {
    assertThat(
            waits(
                """
                class A {
                  void call() throws Exception { if (java.awt.EventQueue.isDispatchThread()) { return; } Thread.sleep(1); }
                }
                """))
        .isFalse();
  }

  @Test
  void aTimeoutOfZeroIsNoWait() throws IOException {
    String queue = "class A { java.util.concurrent.BlockingQueue<String> q; Object call() throws Exception { return q.poll(%s, java.util.concurrent.TimeUnit.SECONDS); } }";
    assertThat(waits(String.format(queue, "1"))).isTrue();
    assertThat(waits(String.format(queue, "0"))).isFalse();
  }

  @Test
  void aQueueMayHaveNoLimit() throws IOException {
    assertThat(waits("class A { java.util.concurrent.BlockingQueue<String> q; void call() throws Exception { q.put(\"\"); } }")).isFalse();
    assertThat(waits("class A { java.util.concurrent.BlockingQueue<String> q; void call() throws Exception { q.take(); } }")).isTrue();
  }

  @Test
  void anEntryOfTheJdkHoldsForItsSubtypesInLibraries() throws IOException {
    assertThat(waits("class A { Own<String> q; Object call() throws Exception { return q.take(); } } class Own<T> extends java.util.concurrent.LinkedBlockingQueue<T> { }"))
        .isTrue();
  }

  @Test
  void whatAnotherTypeOfTheJdkAddsIsMeantToo() throws IOException {
    assertThat(waits("class A { java.sql.PreparedStatement s; Object call() throws Exception { return s.executeQuery(); } }")).isTrue();
    assertThat(waits("class A { java.sql.CallableStatement s; Object call() throws Exception { return s.executeQuery(); } }")).isTrue();
  }

  @Test
  void aMethodThatOnlyHasTheNameIsAnother() throws IOException {
    assertThat(waits("class A { Own q; void call() { q.take(1, 2); } } class Own extends java.util.concurrent.LinkedBlockingQueue<String> { void take(int a, int b) {} }"))
        .isFalse();
  }

  @Test
  void functionsAreFollowedWhereTheyRunInPlace() throws IOException {
    String pause = "class Clock { static void pause() { try { Thread.sleep(1); } catch (InterruptedException e) { } } } ";
    assertThat(waits(pause + "class A { void call(java.util.List<String> l) { l.forEach(x -> Clock.pause()); } }")).isTrue();
    assertThat(waits(pause + "class A { java.util.Map<String, String> m; void call() { m.computeIfAbsent(\"\", k -> { Clock.pause(); return k; }); } }")).isTrue();
    assertThat(waits(pause + "class A { void call() { new Thread(() -> Clock.pause()).start(); } }")).isFalse();
    assertThat(waits(pause + "class A { void call() { java.util.concurrent.CompletableFuture.runAsync(Clock::pause); } }")).isFalse();
    assertThat(waits(pause + "class A { Runnable later; void call() { later = () -> Clock.pause(); } }")).isFalse();
    assertThat(waits(pause + "class A { void call(java.util.concurrent.Executor e) { Runnable r = Clock::pause; e.execute(r); } }")).isFalse();
  }

  @Test
  void initialisersOfClassesAreNotFollowed() throws IOException {
    assertThat(waits("class A { void call() { B.go(); } } class B { static { try { Thread.sleep(1); } catch (InterruptedException e) { } } static void go() {} }")).isFalse();
  }

  @Test
  void theJdkIsNotLookedInto() throws IOException {
    // All of these lock, park or read files somewhere.
    assertThat(
            waits(
                """
                class A {
                  java.util.concurrent.ConcurrentHashMap<String, String> map;
                  Object call() {
                    map.put("a", String.format("%d", 1));
                    new Exception().printStackTrace();
                    return java.util.UUID.randomUUID();
                  }
                }
                """))
        .isFalse();
  }

  @Test
  void aFileIsMinorAndAnotherWayIsPreferred() throws IOException {
    String read = "java.nio.file.Files.readString(java.nio.file.Path.of(\"a\"));";
    Answer file = follow("class A { void call() throws Exception { " + read + " } }");
    assertThat(file.end().minor()).isTrue();
    Answer both = follow("class A { void call() throws Exception { " + read + " further(); } void further() throws Exception { Thread.sleep(1); } }");
    assertThat(both.end().minor()).isFalse();
    assertThat(way(both)).containsExactly("A.further", "Thread.sleep");
  }

  // ---- limits

  @Test
  void aWayHasAtMostNineMethods() throws IOException {
    assertThat(waits(chain(6))).isTrue();
    Answer longer = follow(chain(7));
    assertThat(longer.end()).isNull();
  }

  /** {@code call}, so many more methods, one that sleeps, and {@code Thread.sleep}. */
  private static String chain(int methods) {
    String links =
        IntStream.range(0, methods).mapToObj(i -> "void m" + i + "() throws Exception { m" + (i + 1) + "(); } ").collect(Collectors.joining());
    return "class A { void call() throws Exception { m0(); } " + links + "void m" + methods + "() throws Exception { Thread.sleep(1); } }";
  }

  @Test
  void whatIsTooMuchToLookAtHasNoAnswer() throws IOException {
    String methods = IntStream.range(0, 900).mapToObj(i -> "static void m" + i + "() { } ").collect(Collectors.joining());
    String calls = IntStream.range(0, 900).mapToObj(i -> "m" + i + "(); ").collect(Collectors.joining());
    Answer answer = follow("class A { void call() { " + calls + " } " + methods + " }");
    assertThat(answer.end()).isNull();
    assertThat(answer.isCertain()).isFalse();
  }

  @Test
  void whatCannotBeReadHasNoAnswer() throws IOException {
    Path classes = Compiled.classes(work, "package lib; class A { void call() { } } abstract class B { abstract void call(); native void nothing(); }");
    Files.write(classes.resolve("lib/Damaged.class"), new byte[] {1, 2, 3});
    try (ClassFiles libraries = new ClassFiles(List.of(classes, work.resolve("missing.jar")))) {
      Answer read = ask(libraries, "lib.A", "call");
      assertThat(read.isCertain()).isTrue();
      assertThat(ask(libraries, "lib.Missing", "call")).isEqualTo(Answer.UNKNOWN);
      assertThat(ask(libraries, "lib.Damaged", "call")).isEqualTo(Answer.UNKNOWN);
      assertThat(ask(libraries, "lib.B", "call")).isEqualTo(Answer.UNKNOWN);
      assertThat(ask(libraries, "lib.B", "nothing")).isEqualTo(Answer.UNKNOWN);
    }
  }

  /** The class is whole but for the instructions of the method, of which there is but one. */
  @Test
  void instructionsThatCannotBeReadHaveNoAnswer() throws IOException {
    Path file = Compiled.classes(work, "package lib; class A { static void call() { } }").resolve("lib/A.class");
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String lengthAndReturn = "\0\0\0\1\u00b1";
    assertThat(text).containsOnlyOnce(lengthAndReturn);
    bytes[text.indexOf(lengthAndReturn) + 4] = (byte) 0xfe;
    Files.write(file, bytes);
    try (ClassFiles libraries = new ClassFiles(List.of(file.getParent().getParent()))) {
      assertThat(ask(libraries, "lib.A", "call")).isEqualTo(Answer.UNKNOWN);
    }
  }

  @Test
  void jarsCanBeClosedAndAskedAgain() throws IOException {
    Path sources = Files.createDirectories(work.resolve("src"));
    Files.writeString(sources.resolve("A.java"), "package lib; class A { void call() throws Exception { B.go(); } }");
    Files.writeString(sources.resolve("B.java"), "package lib; class B { static void go() throws Exception { Thread.sleep(1); } static void on() { } }");
    Path jar = Compiled.jar(sources, work, "lib.jar");
    ClassFiles libraries = new ClassFiles(List.of(jar));
    assertThat(ask(libraries, "lib.B", "on").end()).isNull();
    libraries.close();
    assertThat(ask(libraries, "lib.A", "call").end()).isNotNull();
    assertThat(ask(libraries, "lib.A", "call").way()).extracting(Hop::file).containsExactly("lib.jar!/lib/A.java", "lib.jar!/lib/B.java");
    libraries.close();
  }

  private boolean waits(String library) throws IOException {
    return follow(library).end() != null;
  }

  private Answer follow(String library) throws IOException {
    Path classes = Compiled.classes(Files.createTempDirectory(work, "lib"), "package lib;\n" + library);
    try (ClassFiles libraries = new ClassFiles(List.of(classes))) {
      return ask(libraries, "lib.A", "call");
    }
  }

  private static Answer ask(ClassFiles libraries, String owner, String name) {
    KnownMethods known = new KnownMethods(Catalog.builtIn().about(libraries));
    for (String descriptor : List.of("()V", "()Ljava/lang/Object;", "(Ljava/util/List;)V", "(Ljava/util/concurrent/Executor;)V")) {
      Answer answer = libraries.search(known).follow(new MethodRef(owner, name, descriptor), false);
      if (answer.isCertain()) {
        return answer;
      }
    }
    return Answer.UNKNOWN;
  }

  private static List<String> way(Answer answer) {
    return answer.way().stream().map(hop -> hop.callee().shortName()).toList();
  }
}
