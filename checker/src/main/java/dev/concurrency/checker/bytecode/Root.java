package dev.concurrency.checker.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An entry of a class path: a jar or a directory. What cannot be read holds nothing. A jar stays open until {@link #close}, and opens again if need be. */
final class Root {

  /** A root that holds more is not searched for subclasses. */
  private static final int MOST_CLASSES = 30_000;

  private static final String SUFFIX = ".class";
  private static final int SHOWN_NAMES = 3;

  private final Path path;
  private final boolean isDirectory;
  private boolean isUnusable;
  private ZipFile jar;

  Root(Path path) {
    this.path = path.toAbsolutePath().normalize();
    this.isDirectory = Files.isDirectory(path);
    this.isUnusable = !Files.isReadable(path);
  }

  /** What it is called in findings: the jar's name, or the end of the directory's path. The same on every machine. */
  String label() {
    int names = path.getNameCount();
    Path shown = isDirectory && names > SHOWN_NAMES ? path.subpath(names - SHOWN_NAMES, names) : isDirectory ? path : path.getFileName();
    return shown.toString().replace('\\', '/');
  }

  /** The class file of this name, such as {@code java/lang/String}; null if it is not here. */
  byte[] read(String internalName) {
    String name = internalName + SUFFIX;
    try {
      if (isUnusable) {
        return null;
      }
      if (isDirectory) {
        Path file = path.resolve(name);
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      }
      ZipEntry entry = open().getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream content = jar.getInputStream(entry)) {
        return content.readAllBytes();
      }
    } catch (IOException e) {
      isUnusable = jar == null && !isDirectory;
      return null;
    }
  }

  /** The names of all classes, such as {@code java/lang/String}, in order; none if they are too many. */
  List<String> classes() {
    List<String> names = new ArrayList<>();
    try {
      if (isUnusable) {
        return names;
      }
      if (isDirectory) {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            add(names, path.relativize(file).toString().replace('\\', '/'));
            return names.size() > MOST_CLASSES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
      } else {
        open().stream().forEach(entry -> add(names, entry.getName()));
      }
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
    names.sort(null);
    return names.size() > MOST_CLASSES ? List.of() : names;
  }

  private static void add(List<String> names, String file) {
    if (file.endsWith(SUFFIX) && !file.startsWith("META-INF/") && !file.endsWith("-info.class")) {
      names.add(file.substring(0, file.length() - SUFFIX.length()));
    }
  }

  private ZipFile open() throws IOException {
    if (jar == null) {
      jar = new ZipFile(path.toFile());
    }
    return jar;
  }

  void close() {
    try (ZipFile closed = jar) {
      jar = null;
    } catch (IOException e) {
      isUnusable = true;
    }
  }
}
