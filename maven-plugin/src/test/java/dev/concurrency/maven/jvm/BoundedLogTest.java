package dev.concurrency.maven.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedLogTest {

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} with head 4, tail 3")
  @CsvSource({
    "'', ''",
    "abc, abc",
    "abcd, abcd",
    "abcd|e, abcde",
    "ab|cd|ef|g, abcdefg",
    "abcd|efgh, 'abcd\n[... 1 bytes left out ...]\nfgh'",
    "abcdefghijklmnop, 'abcd\n[... 9 bytes left out ...]\nnop'",
    "abcde|fghijk|l|mnop, 'abcd\n[... 9 bytes left out ...]\nnop'",
    "a|b|c|d|e|f|g|h|i, 'abcd\n[... 2 bytes left out ...]\nghi'"
  })
  void keepsHeadAndTail(String writes, String expected) throws Exception {
    Path file = directory.resolve("log");
    try (BoundedLog log = new BoundedLog(file, 4, 3)) {
      for (String write : writes.split("\\|")) {
        byte[] bytes = write.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, bytes.length);
      }
    }
    assertThat(Files.readString(file)).isEqualTo(expected);
  }
}
