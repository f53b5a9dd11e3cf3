package dev.concurrency.checker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;
import dev.concurrency.checker.rule.CrashOnPurpose;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A rule has one name everywhere, fits on a few screens, and leaves what is known of libraries beside the JDK to the catalogue. */
class RuleConventionsTest {

  private static final int LONGEST = 200;
  private static final Path SOURCES = Path.of("src/main/java/dev/concurrency/checker/rule");
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final Path CLASSES = Path.of("target/classes/dev/concurrency/checker/rule");
  private static final List<String> LIBRARIES =
      List.of(
          "io.netty", "io.vertx", "reactor.", "io.lettuce", "redis.clients", "okhttp3", "org.apache", "com.google", "io.reactivex", "io.smallrye",
          "org.springframework", "jakarta.", "akka.", "org.jetbrains", "javax.swing");

  static Stream<Rule> rules() {
    return Rule.all().stream().filter(rule -> !(rule instanceof CrashOnPurpose));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nameIsThatOfTheClass(Rule rule) {
    assertThat(rule.name()).isEqualTo(rule.getClass().getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void errorProneHasACheckThatSaysTheSame(Rule rule) throws ReflectiveOperationException {
    Class<?> check = Class.forName("dev.concurrency.checker.errorprone." + rule.name());
    BugPattern pattern = check.getAnnotation(BugPattern.class);
    assertThat(BugChecker.class).isAssignableFrom(check);
    assertThat(pattern.name()).isEqualTo(rule.name());
    assertThat(pattern.summary()).isEqualTo(rule.summary());
    assertThat(pattern.severity().name()).isEqualTo(rule.severity() == Severity.INFO ? "SUGGESTION" : rule.severity().name());
    assertThat(pattern.linkType()).isEqualTo(BugPattern.LinkType.CUSTOM);
    assertThat(pattern.link()).isEqualTo(RulePage.of(rule.name()));
  }

  @Test
  void everyCheckIsRegisteredAndBelongsToARule() throws IOException {
    List<String> registered = Files.readAllLines(Path.of("target/classes/META-INF/services/com.google.errorprone.bugpatterns.BugChecker"));
    assertThat(registered).containsExactlyInAnyOrderElementsOf(rules().map(rule -> "dev.concurrency.checker.errorprone." + rule.name()).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleFitsOnAFewScreens(Rule rule) throws IOException {
    assertThat(Files.readAllLines(SOURCES.resolve(rule.name() + ".java"))).hasSizeLessThanOrEqualTo(LONGEST);
  }

  /** What no workload proves is an opinion. */
  @ParameterizedTest
  @MethodSource("rules")
  void aSampleProvesIt(Rule rule) throws IOException {
    List<String> expected = new ArrayList<>(Files.readAllLines(SAMPLES.resolve("expected-findings.txt")));
    // Those that need a newer JDK than the others.
    expected.addAll(Files.readAllLines(SAMPLES.resolve("expected-findings-21.txt")));
    assertThat(expected).filteredOn(line -> line.matches("\\S+\\s+" + rule.name() + "\\s+CONFIRMED.*")).isNotEmpty();
  }

  /** Looks at all string constants of the compiled package, wherever they are used. */
  @Test
  void noRuleNamesALibrary() throws IOException {
    List<String> constants = new ArrayList<>();
    try (Stream<Path> classes = Files.list(CLASSES)) {
      for (Path file : classes.filter(each -> each.toString().endsWith(".class")).toList()) {
        new ClassReader(Files.readAllBytes(file)).accept(new Strings(constants), ClassReader.SKIP_FRAMES);
      }
    }
    assertThat(constants).isNotEmpty().noneMatch(constant -> LIBRARIES.stream().anyMatch(constant::contains));
  }

  private static final class Strings extends ClassVisitor {
    private final List<String> found;

    Strings(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
      add(value);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLdcInsn(Object value) {
          add(value);
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String type, org.objectweb.asm.Handle bootstrap, Object... arguments) {
          Stream.of(arguments).forEach(Strings.this::add);
        }
      };
    }

    private void add(Object value) {
      if (value instanceof String text) {
        found.add(text);
      }
    }
  }
}
