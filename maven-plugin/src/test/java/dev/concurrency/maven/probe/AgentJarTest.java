package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.maven.probe.runtime.Premain;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** The jar that goes on the boot class path of somebody else's program. */
class AgentJarTest {

  private static final int CONSTANT_CLASS = 7;

  @Test
  void holdsTheRuntimeAloneWhichNeedsTheJdkAlone(@TempDir Path directory) throws Exception {
    String home = Premain.class.getPackageName().replace('.', '/') + "/";
    Set<String> named = new TreeSet<>();
    try (JarFile jar = new JarFile(AgentJar.write(directory).toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Premain-Class")).isEqualTo(Premain.class.getName());
      List<JarEntry> classes = jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(20).allMatch(entry -> entry.getName().startsWith(home));
      for (JarEntry entry : classes) {
        try (InputStream in = jar.getInputStream(entry)) {
          named.addAll(classesNamedIn(new ClassReader(in)));
        }
      }
    }
    assertThat(named).isNotEmpty().allMatch(name -> name.startsWith("java/") || name.startsWith(home) || name.startsWith("["));
  }

  /** The names in the constant pool's entries for classes. */
  private static Set<String> classesNamedIn(ClassReader reader) {
    Set<String> names = new TreeSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
        names.add(reader.readUTF8(item, buffer));
      }
    }
    return names;
  }

  @Test
  void aJarFromWhichJvmsMayBeStartingIsNotWrittenAgain(@TempDir Path directory) throws Exception {
    Object first = Files.readAttributes(AgentJar.write(directory), BasicFileAttributes.class).fileKey();

    assertThat(Files.readAttributes(AgentJar.write(directory), BasicFileAttributes.class).fileKey()).isEqualTo(first);
  }

  @Test
  void aJarOfAnotherVersionIsReplaced(@TempDir Path directory) throws Exception {
    Path jar = AgentJar.write(directory);
    byte[] right = Files.readAllBytes(jar);
    Files.writeString(jar, "an older one");

    assertThat(Files.readAllBytes(AgentJar.write(directory))).isEqualTo(right);
  }

  @Test
  void aSecondRunLeavesTheFilesOfTheFirstBehindItself(@TempDir Path directory) throws Exception {
    ProbedRun first = ProbedRun.prepare(directory, "my workload", List.of(), java.time.Duration.ofSeconds(1));
    Path old = Files.writeString(first.evidence().resolve(first.run() + "-1.jsonl"), "{}");
    Path other = Files.writeString(first.evidence().resolve("other-1.jsonl"), "{}");

    ProbedRun second = ProbedRun.prepare(directory, "my workload", List.of(), java.time.Duration.ofSeconds(1));

    assertThat(old).doesNotExist();
    assertThat(other).exists();
    assertThat(second.evidenceFiles()).isEmpty();
    assertThat(second.run()).isNotEqualTo(ProbedRun.prepare(directory, "my_workload", List.of(), java.time.Duration.ofSeconds(1)).run());
  }
}
