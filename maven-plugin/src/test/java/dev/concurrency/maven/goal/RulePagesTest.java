package dev.concurrency.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePagesTest {

  private static final String DIRECTORY = "dev/concurrency/rules/";

  @TempDir Path directory;

  private void assertPages(Path checker) throws Exception {
    RulePages pages = new RulePages(checker);
    assertThat(pages.page("FutureIgnored")).contains(List.of("# FutureIgnored", "über"));
    assertThat(pages.page("Unknown")).isEmpty();
  }

  @Test
  void fromAJar() throws Exception {
    Path jar = directory.resolve("checker.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name : List.of("", "FutureIgnored.md", "BlockingOnEventLoop.md")) {
        out.putNextEntry(new JarEntry(DIRECTORY + name));
        if (name.equals("FutureIgnored.md")) {
          out.write("# FutureIgnored\nüber\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertPages(jar);
  }

  @Test
  void fromADirectory() throws Exception {
    Path rules = Files.createDirectories(directory.resolve(DIRECTORY));
    Files.writeString(rules.resolve("FutureIgnored.md"), "# FutureIgnored\nüber\n");
    Files.writeString(rules.resolve("BlockingOnEventLoop.md"), "");
    assertPages(directory);
  }

  @Test
  void aCheckerWithoutPages() throws Exception {
    assertThat(new RulePages(directory).page("FutureIgnored")).isEmpty();
  }
}
