package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.Example;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The finding is in {@code com.acme.Shop}; the question is whether {@code com.acme.SomeTest} can reach it. */
class ReachingTestsTest {

  private static final Finding FINDING = Example.finding("BlockingOnEventLoop", "sell", Severity.ERROR);

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    // case              | reaches | main class                         | another main class                              | the test's body
    "calls it             | true    | class Shop {}                      | class Tax {}                                    | new Shop();",
    "by another class     | true    | class Shop {}                      | class Tax { Shop shop = new Shop(); }           | new Tax();",
    "by a nested class    | true    | class Shop {}                      | class Tax { class Rate { Shop shop; } }         | new Tax();",
    "by a nested test     | true    | class Shop {}                      | class Tax {}                                    | new Object() { Shop shop; };",
    "by a lambda          | true    | class Shop {}                      | class Tax {}                                    | Runnable run = () -> new Shop();",
    "by its interface     | true    | class Shop implements Tax {}       | interface Tax { default void pay() {} }         | Tax tax = null; tax.pay();",
    "by its superclass    | true    | class Shop extends Tax {}          | abstract class Tax { void pay() {} }            | Tax tax = null; tax.pay();",
    "by its name          | true    | class Shop {}                      | class Tax {}                                    | Class.forName(\"com.acme.Shop\");",
    "by a list of names   | true    | class Shop {}                      | class Tax {}                                    | String names = \"com.acme.Tax,com.acme.Shop\";",
    "by an annotation     | true    | class Shop {}                      | @interface Tax { Class<?> value(); }            | @Tax(Shop.class) class Local {}",
    "not at all           | false   | class Shop {}                      | class Tax {}                                    | new Tax();",
    "by the JDK only      | false   | class Shop implements Cloneable {} | class Tax {}                                    | Cloneable[] all = { new int[0] };",
    "by a longer name     | false   | class Shop {}                      | class Shopping {}                               | new Shopping();",
    "by one it calls      | false   | class Shop { Tax tax; }            | class Tax {}                                    | new Tax();",
  })
  void sees(String what, boolean reaches, String shop, String other, String body) throws IOException {
    compile(shop, other, "class SomeTest { void test() throws Exception { " + body + " } }");
    assertThat(reaching()).isEqualTo(reaches ? List.of("com.acme.SomeTest") : List.of());
  }

  @Test
  void whatAResourceNamesMayBeReachedByAll() throws IOException {
    compile("class Shop {}", "interface Tax {}", "class SomeTest {}");
    assertThat(reaching()).isEmpty();
    Path services = Files.createDirectories(directory.resolve("classes/META-INF/services"));
    Files.writeString(services.resolve("com.acme.Tax"), "com.acme.Shop\n");
    assertThat(reaching()).containsExactly("com.acme.SomeTest");
  }

  @Test
  void whoIsAnnotatedForAContainerMayReachAllThatIs() throws IOException {
    compile("@Tax class Shop {}", "@interface Tax {}", "@Deprecated class SomeTest {}");
    assertThat(reaching()).isEmpty();
    compile("@Tax class Shop {}", "@interface Tax {} @interface Boot {}", "@Boot class SomeTest {}");
    assertThat(reaching()).containsExactly("com.acme.SomeTest");
  }

  @Test
  void helpersCountAsTests() throws IOException {
    compile("class Shop {}", "class Tax {}", "class SomeTest { class Nested {} } class Helper {}");
    assertThat(ReachingTests.read(directory.resolve("classes"), directory.resolve("tests")).tests()).containsExactly("com.acme.Helper", "com.acme.SomeTest");
  }

  private List<String> reaching() throws IOException {
    Map<String, List<String>> reaching = ReachingTests.read(directory.resolve("classes"), directory.resolve("tests")).reaching(List.of(FINDING));
    return reaching.get(FINDING.id());
  }

  private void compile(String shop, String other, String test) throws IOException {
    compileInto("classes", shop, other);
    compileInto("tests", test);
  }

  private void compileInto(String into, String... types) throws IOException {
    Path classes = Files.createDirectories(directory.resolve(into));
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///com/acme/Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "package com.acme; " + String.join(" ", Arrays.asList(types));
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", directory.resolve("classes").toString());
    assertThat(compiler.getTask(messages, null, null, options, null, List.of(source)).call()).as(messages.toString()).isTrue();
  }
}
