package dev.concurrency.checker.bytecode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class files of the running JDK, of all its modules: a class loader would give those that the running program needs, and javac needs few. Says nothing if the
 * JDK has no image that can be read.
 */
final class JdkClasses {

  private final Map<String, Optional<Path>> foldersByPackage = new HashMap<>();
  private FileSystem image;
  private boolean isMissing;

  /** The class file of this name, such as {@code java/lang/String}; null if there is none. */
  byte[] read(String internalName) {
    int slash = internalName.lastIndexOf('/');
    if (slash < 0 || isMissing) {
      return null;
    }
    try {
      Optional<Path> folder = foldersByPackage.computeIfAbsent(internalName.substring(0, slash), this::folder);
      Path file = folder.isEmpty() ? null : folder.get().resolve(internalName.substring(slash + 1) + ".class");
      return file != null && Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private Optional<Path> folder(String packageName) {
    try {
      if (image == null) {
        image = FileSystems.getFileSystem(URI.create("jrt:/"));
      }
      Path modules = image.getPath("/packages", packageName.replace('/', '.'));
      if (!Files.isDirectory(modules)) {
        return Optional.empty();
      }
      try (Stream<Path> candidates = Files.list(modules)) {
        return candidates.map(module -> image.getPath("/modules", module.getFileName().toString(), packageName)).filter(JdkClasses::hasClasses).findFirst();
      }
    } catch (IOException | FileSystemNotFoundException | ProviderNotFoundException e) {
      isMissing = true;
      return Optional.empty();
    }
  }

  /** A module may hold only packages below it. */
  private static boolean hasClasses(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    } catch (IOException e) {
      return false;
    }
  }
}
