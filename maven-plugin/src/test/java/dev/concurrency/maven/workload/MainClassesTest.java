package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class MainClassesTest {

  @TempDir Path classes;

  @BeforeEach
  void compile() throws IOException {
    write("Load", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "([Ljava/lang/String;)V");
    write("com/acme/Load", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "([Ljava/lang/String;)V");
    write("com/acme/Outer$Load", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "([Ljava/lang/String;)V");
    write("com/acme/deep/StressLoad", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VARARGS, "([Ljava/lang/String;)V");
    write("com/acme/PrivateLoad", Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "([Ljava/lang/String;)V");
    write("com/acme/InstanceLoad", Opcodes.ACC_PUBLIC, "([Ljava/lang/String;)V");
    write("com/acme/OtherLoad", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "()V");
    Files.writeString(classes.resolve("com/acme/TextLoad.txt"), "no class");
  }

  private void write(String name, int access, String descriptor) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitMethod(access, "main", descriptor, null, null).visitEnd();
    writer.visitEnd();
    Path file = classes.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "**/*Load           | [Load, com.acme.Load, com.acme.Outer$Load, com.acme.deep.StressLoad]",
    "com/acme/*         | [com.acme.Load, com.acme.Outer$Load]",
    "com/acme/**        | [com.acme.Load, com.acme.Outer$Load, com.acme.deep.StressLoad]",
    "**/Stress*         | [com.acme.deep.StressLoad]",
    "**/{Load,Stress*}  | [Load, com.acme.Load, com.acme.deep.StressLoad]",
    "com.acme.Load      | []",
    "**/*Test           | []",
  })
  void findsPublicStaticMainMethods(String glob, String names) throws Exception {
    assertThat(MainClasses.matching(List.of(glob)).in(classes)).hasToString(names);
  }

  @Test
  void severalPatternsFindAClassOnce() throws Exception {
    assertThat(MainClasses.matching(List.of("com/acme/Load", "**/Stress*", "**/StressL*")).in(classes))
        .containsExactly("com.acme.Load", "com.acme.deep.StressLoad");
  }

  @Test
  void nothingCompiledOrNothingAsked() throws Exception {
    assertThat(MainClasses.matching(List.of("**/*")).in(classes.resolve("missing"))).isEmpty();
    assertThat(MainClasses.matching(List.of()).in(classes)).isEmpty();
  }

  @Test
  void aMalformedPatternIsQuoted() {
    assertThatThrownBy(() -> MainClasses.matching(List.of("**/{a")).in(classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'**/{a' is not a pattern for class names");
  }
}
