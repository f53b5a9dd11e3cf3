package dev.concurrency.maven.jvm;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The argument file of the {@code java} launcher: with it no class path is too long for a command line. The syntax is that of the
 * launcher's documentation ("java Command-Line Argument Files").
 */
public final class ArgumentFile {

  private ArgumentFile() {}

  /** Writes one argument a line; the command line is then {@code java @file}. */
  public static void write(Path file, List<String> arguments) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        arguments.stream().map(ArgumentFile::quote).collect(Collectors.joining("\n", "", "\n")),
        Charset.forName(System.getProperty("native.encoding"))); // the launcher reads the file in the encoding of the system
  }

  private static String quote(String argument) {
    return '"'
        + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
        + '"';
  }
}
