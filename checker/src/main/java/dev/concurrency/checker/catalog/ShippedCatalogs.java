package dev.concurrency.checker.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the libraries of a class path say of themselves, in {@code META-INF/concurrency/*.catalog}.
 *
 * <p>Who uses a library cannot correct its files: one that cannot be read is told, and the others count. Of a jar only those are looked at that have an entry
 * for the directory, as the jars of Maven, Gradle and the {@code jar} tool have: listing all jars would take longer than reading the whole catalogue.
 */
final class ShippedCatalogs {

  private static final String DIRECTORY = "META-INF/concurrency/";
  private static final String SUFFIX = ".catalog";

  private final List<Entry> entries = new ArrayList<>();
  private final Consumer<String> trouble;

  private ShippedCatalogs(Consumer<String> trouble) {
    this.trouble = trouble;
  }

  /**
   * The entries of all files on a class path, in its order.
   *
   * @param trouble is told, one sentence each, what could not be read
   */
  static List<Entry> on(Collection<Path> classPath, Consumer<String> trouble) {
    ShippedCatalogs shipped = new ShippedCatalogs(trouble);
    for (Path root : classPath) {
      try {
        if (Files.isDirectory(root.resolve(DIRECTORY))) {
          shipped.directory(root.resolve(DIRECTORY));
        } else if (Files.isRegularFile(root)) {
          shipped.jar(root);
        }
      } catch (IOException e) {
        // The compiler has its own word on a damaged jar; one without this directory is no loss.
        continue;
      }
    }
    return shipped.entries;
  }

  private void directory(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        add(file.toString(), Files.readString(file));
      }
    }
  }

  private void jar(Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      if (jar.getEntry(DIRECTORY) == null) {
        return;
      }
      List<? extends ZipEntry> catalogs = jar.stream().filter(entry -> entry.getName().startsWith(DIRECTORY) && entry.getName().endsWith(SUFFIX)).toList();
      for (ZipEntry entry : catalogs) {
        try (InputStream content = jar.getInputStream(entry)) {
          add(file.getFileName() + "!/" + entry.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void add(String name, String text) {
    try {
      CatalogParser.Parsed parsed = new CatalogParser(name).parse(text);
      if (parsed.includes().isEmpty()) {
        entries.addAll(parsed.entries());
      } else {
        trouble.accept("Catalogue " + name + ": 'include' works only in the checker's own files; nothing of it is used, tell the library's authors.");
      }
    } catch (CatalogException e) {
      trouble.accept(e.getMessage() + " Nothing of this file is used; tell the library's authors.");
    }
  }
}
