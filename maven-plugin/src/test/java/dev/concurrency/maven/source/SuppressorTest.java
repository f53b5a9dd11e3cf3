package dev.concurrency.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.maven.source.Suppressor.NotEditableException;
import dev.concurrency.maven.source.Suppressor.Suppression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources before and after. {@code get()} is what is flagged, by RuleA; {@code put()} by RuleB. */
class SuppressorTest {

  private static final String REASON = "refuted: 100 executions";

  @TempDir Path classes;

  private static Arguments row(String what, String before, String after) {
    return Arguments.of(what, before, after);
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        row("a method",
            """
            class A {
              int x;

              void f() {
                get();
              }
            }
            """,
            """
            class A {
              int x;

              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              void f() {
                get();
              }
            }
            """),
        row("a method with a description, annotations and an odd layout",
            """
            class A {
            \t/**
            \t * Says what.
            \t */
            \t@Deprecated   public
            \tfinal   void f( int a,int b ){ get(); } // odd
            }
            """,
            """
            class A {
            \t/**
            \t * Says what.
            \t */
            \t// RuleA refuted: 100 executions
            \t@SuppressWarnings("RuleA")
            \t@Deprecated   public
            \tfinal   void f( int a,int b ){ get(); } // odd
            }
            """),
        row("all on one line",
            """
            class A { void f() { get(); } }
            """,
            """
            class A { // RuleA refuted: 100 executions
            @SuppressWarnings("RuleA")
            void f() { get(); } }
            """),
        row("a constructor",
            """
            class A {
              A() { get(); }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              A() { get(); }
            }
            """),
        row("a record's compact constructor",
            """
            record R(int a) {
              R {
                Other.get();
              }
            }
            """,
            """
            record R(int a) {
              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              R {
                Other.get();
              }
            }
            """),
        row("a field, and a lambda in it",
            """
            class A {
              private final Runnable run = () -> {
                get();
              };
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              private final Runnable run = () -> {
                get();
              };
            }
            """),
        row("an initializer, which takes no annotation",
            """
            final class A {
              static {
                get();
              }
            }
            """,
            """
            // RuleA refuted: 100 executions
            @SuppressWarnings("RuleA")
            final class A {
              static {
                get();
              }
            }
            """),
        row("an enum constant",
            """
            enum E {
              ONE,
              TWO(Other.get());

              E(Object... o) {}
            }
            """,
            """
            enum E {
              ONE,
              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              TWO(Other.get());

              E(Object... o) {}
            }
            """),
        row("a method of an anonymous class",
            """
            class A {
              void f() {
                new Thread() {
                  @Override public void run() {
                    get();
                  }
                };
              }
            }
            """,
            """
            class A {
              void f() {
                new Thread() {
                  // RuleA refuted: 100 executions
                  @SuppressWarnings("RuleA")
                  @Override public void run() {
                    get();
                  }
                };
              }
            }
            """),
        row("a nested class, and another finding elsewhere",
            """
            class A {
              void f() { put(); }

              static class B {
                int b = Other.get();
              }
            }
            """,
            """
            class A {
              // RuleB refuted: 100 executions
              @SuppressWarnings("RuleB")
              void f() { put(); }

              static class B {
                // RuleA refuted: 100 executions
                @SuppressWarnings("RuleA")
                int b = Other.get();
              }
            }
            """),
        row("two findings in one method",
            """
            class A {
              void f() {
                get();
                put();
              }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              // RuleB refuted: 100 executions
              @SuppressWarnings({"RuleA", "RuleB"})
              void f() {
                get();
                put();
              }
            }
            """),
        row("two of one rule",
            """
            class A {
              void f() {
                get(); get();
              }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              void f() {
                get(); get();
              }
            }
            """),
        row("an annotation with one word",
            """
            class A {
              @SuppressWarnings("unchecked") void f() { get(); }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              @SuppressWarnings({"unchecked", "RuleA"}) void f() { get(); }
            }
            """),
        row("an annotation with a list",
            """
            class A {
              @Deprecated
              @SuppressWarnings( { "unchecked",  "rawtypes", } )
              void f() { get(); put(); }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              // RuleB refuted: 100 executions
              @Deprecated
              @SuppressWarnings( { "unchecked",  "rawtypes", "RuleA", "RuleB", } )
              void f() { get(); put(); }
            }
            """),
        row("an annotation with an empty list",
            """
            class A {
              @SuppressWarnings({})
              void f() { get(); }
            }
            """,
            """
            class A {
              // RuleA refuted: 100 executions
              @SuppressWarnings({"RuleA"})
              void f() { get(); }
            }
            """),
        row("an annotation with a name, and a constant",
            """
            class A {
              static final String RAW = "rawtypes";
              @java.lang.SuppressWarnings(value = RAW)
              void f() { get(); }
              @SuppressWarnings(value = {RAW})
              void g() { put(); }
            }
            """,
            """
            class A {
              static final String RAW = "rawtypes";
              // RuleA refuted: 100 executions
              @java.lang.SuppressWarnings(value = {RAW, "RuleA"})
              void f() { get(); }
              // RuleB refuted: 100 executions
              @SuppressWarnings(value = {RAW, "RuleB"})
              void g() { put(); }
            }
            """),
        row("what is behind a comment with a letter outside the basic plane",
            """
            class A {
              /* \ud83d\ude00 */ void f() { /* \ud83d\ude00 */ get(); }
            }
            """,
            """
            class A {
              /* \ud83d\ude00 */ // RuleA refuted: 100 executions
              @SuppressWarnings("RuleA")
              void f() { /* \ud83d\ude00 */ get(); }
            }
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void beforeAndAfter(String what, String before, String after) throws Exception {
    assertThat(Suppressor.insert(before, flagged(before))).isEqualTo(after);
    assertThat(errors(after)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void lineEndsAndTheByteOrderMarkStayAsTheyAre(String what, String before, String after) throws Exception {
    String windows = "\ufeff" + before.replace("\n", "\r\n");
    assertThat(Suppressor.insert(windows, flagged(before))).isEqualTo("\ufeff" + after.replace("\n", "\r\n"));
  }

  @Test
  void aLongReasonIsBrokenAndCannotEndTheComment() throws Exception {
    String source = "class A {\n  void f() { get(); }\n}\n";
    String reason = "refuted: " + "many executions on a\\u000athread ".repeat(6) + "\nand more";

    String edited = Suppressor.insert(source, List.of(new Suppression("RuleA", 2, 14, reason)));

    assertThat(edited.lines().filter(line -> line.strip().startsWith("//"))).hasSize(3).allMatch(line -> line.length() <= 102);
    assertThat(edited).doesNotContain("\\u");
    assertThat(errors(edited)).isEmpty();
  }

  @Test
  void whatCannotBeParsedIsLeftAlone() {
    assertThatThrownBy(() -> Suppressor.insert("class A { void f( }", List.of(new Suppression("RuleA", 1, 12, REASON))))
        .isInstanceOf(NotEditableException.class)
        .hasMessageContaining("cannot be parsed")
        .hasMessageContaining("by hand");
  }

  @Test
  void aPlaceOutsideAllDeclarations() {
    assertThatThrownBy(() -> Suppressor.insert("\n\nclass A {}", List.of(new Suppression("RuleA", 1, 1, REASON))))
        .isInstanceOf(NotEditableException.class)
        .hasMessage("has no declaration around line 1");
  }

  private static List<Suppression> flagged(String source) {
    List<Suppression> found = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (String call : List.of("get()", "put()")) {
        for (int at = lines.get(i).indexOf(call); at >= 0; at = lines.get(i).indexOf(call, at + 1)) {
          found.add(new Suppression(call.equals("get()") ? "RuleA" : "RuleB", i + 1, at + 1, REASON));
        }
      }
    }
    return found;
  }

  /** What javac says of the text, with the methods that it calls. */
  private List<String> errors(String text) throws IOException {
    String callable = "class Other { static int get() { return 0; } }";
    String own = text.contains("class A") ? text.replaceFirst("class A \\{", "class A { static void get() {} static void put() {} ") : text;
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(diagnostics, null, null)) {
      ToolProvider.getSystemJavaCompiler()
          .getTask(null, files, diagnostics, List.of("-d", classes.toString(), "-proc:none"), null, List.of(memory("A", own), memory("Other", callable)))
          .call();
    }
    return diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR).map(Object::toString).toList();
  }

  private static JavaFileObject memory(String name, String text) {
    return new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
