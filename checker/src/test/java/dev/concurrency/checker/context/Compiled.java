package dev.concurrency.checker.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Makes class files of sources, as somebody else has done whose library is used. */
public final class Compiled {

  private Compiled() {}

  /** Compiles sources into a directory. A source is a file {@code package lib; …} of any classes without {@code public}. */
  static Path classes(Path work, String... sources) throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      Path file = Files.createDirectories(work.resolve("src" + i)).resolve("Lib" + i + ".java");
      Files.writeString(file, sources[i]);
      files.add(file.toString());
    }
    return compile(Files.createDirectories(work.resolve("classes")), files);
  }

  /** Compiles all sources below a directory into a jar. */
  public static Path jar(Path sources, Path work, String name) throws IOException {
    Path classes = compile(Files.createDirectories(work.resolve("library-classes")), files(sources, ".java").stream().map(Path::toString).toList());
    Path jar = work.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files(classes, ".class")) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static Path compile(Path output, List<String> files) {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-g", "-proc:none", "-nowarn", "-d", output.toString()));
    arguments.addAll(files);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]))).isZero();
    return output;
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
