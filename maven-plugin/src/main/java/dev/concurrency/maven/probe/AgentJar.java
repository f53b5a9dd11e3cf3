package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.Premain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Writes the Java agent's jar from the classes of this plug-in. */
public final class AgentJar {

  private static final String NAME = "concurrency-agent.jar";

  private AgentJar() {}

  /**
   * Writes the jar, unless the same one is there already: other JVMs may be starting from it just now.
   *
   * @param directory created if it is missing
   * @return the jar
   */
  public static Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path jar = directory.toAbsolutePath().resolve(NAME);
    byte[] bytes = bytes();
    if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), bytes)) {
      Path part = Files.createTempFile(directory, NAME, ".part");
      Files.write(part, bytes);
      Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes)) {
      put(JarFile.MANIFEST_NAME, out);
      manifest().write(out);
      out.closeEntry();
      addRuntime(out);
    }
    return bytes.toByteArray();
  }

  private static void put(String name, JarOutputStream jar) throws IOException {
    JarEntry entry = new JarEntry(name);
    // No time of day: the same classes give the same jar.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    jar.putNextEntry(entry);
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", Premain.class.getName());
    return manifest;
  }

  private static void addRuntime(JarOutputStream out) throws IOException {
    String folder = Premain.class.getPackageName().replace('.', '/');
    Path home = home(Premain.class);
    if (Files.isDirectory(home)) {
      add(home.resolve(folder), folder, out);
    } else {
      try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + home.toUri()), Map.of())) {
        add(zip.getPath(folder), folder, out);
      }
    }
  }

  private static void add(Path directory, String folder, JarOutputStream jar) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.list(directory)) {
      classes = files.filter(file -> file.getFileName().toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      put(folder + "/" + file.getFileName(), jar);
      Files.copy(file, jar);
      jar.closeEntry();
    }
  }

  /** The jar or directory that a class comes from. */
  static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where " + type.getName() + " was loaded from", e);
    }
  }
}
