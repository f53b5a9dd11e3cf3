package dev.concurrency.checker.catalog;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.io.Resources;
import dev.concurrency.checker.model.Hierarchy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All entries that are in force. Immutable.
 *
 * <p>An entry about a method of a type holds for all its subtypes. Of several that fit, the one about the most specific type wins, then the one
 * that names the method most narrowly.
 */
public final class Catalog {

  private static final String BUILT_IN = "dev/concurrency/catalog/";
  private static final String ROOT = "all.catalog";

  private final List<Entry> entries;
  private final ImmutableListMultimap<String, Entry> byOwner;
  private final Set<String> methodNames = new HashSet<>();
  private final Set<String> methodPrefixes = new HashSet<>();

  private Catalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.byOwner = Multimaps.index(this.entries, Entry::owner);
    for (Entry entry : this.entries) {
      String prefix = entry.subject().prefix();
      if (prefix == null) {
        methodNames.add(entry.name());
      } else {
        methodPrefixes.add(prefix);
      }
    }
  }

  /** The entries that come with the checker. */
  public static Catalog builtIn() {
    return of(List.of(), List.of(), sentence -> {});
  }

  /**
   * The entries that come with the checker, before them those that libraries bring ({@code META-INF/concurrency/*.catalog}), and before these those of the
   * user's files: the first one wins for the same method.
   *
   * @param trouble is told, one sentence each, which files of libraries cannot be used
   * @throws CatalogException if a file of the user cannot be read or a line of it is malformed
   */
  public static Catalog of(List<Path> files, Collection<Path> classPath, Consumer<String> trouble) {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      try {
        CatalogParser.Parsed parsed = new CatalogParser(file.toString()).parse(Files.readString(file));
        if (!parsed.includes().isEmpty()) {
          throw new CatalogException("Catalogue " + file + ": 'include' works only in the checker's own files; name each file in the configuration.");
        }
        entries.addAll(parsed.entries());
      } catch (NoSuchFileException e) {
        throw new CatalogException("Catalogue " + file + " does not exist; correct the path or remove it from the configuration.");
      } catch (IOException e) {
        throw new CatalogException("Catalogue " + file + " cannot be read: " + e.getMessage() + ".");
      }
    }
    entries.addAll(ShippedCatalogs.on(classPath, trouble));
    addBuiltIn(ROOT, entries, new HashSet<>());
    return new Catalog(entries);
  }

  /** Entries from text, for tests. {@code name} stands in messages. */
  public static Catalog parse(String name, String text) {
    return new Catalog(new CatalogParser(name).parse(text).entries());
  }

  private static void addBuiltIn(String name, List<Entry> entries, Set<String> seen) {
    if (!seen.add(name)) {
      return;
    }
    try {
      URL resource = Resources.getResource(Catalog.class, "/" + BUILT_IN + name);
      CatalogParser.Parsed parsed = new CatalogParser(name).parse(Resources.toString(resource, StandardCharsets.UTF_8));
      entries.addAll(parsed.entries());
      parsed.includes().forEach(included -> addBuiltIn(included, entries, seen));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The entries about a type and its methods. */
  List<Entry> of(String owner) {
    return byOwner.get(owner);
  }

  /** Whether some entry can be about a method of this name: most calls in a program are to methods of other names, and nobody has to look further. */
  boolean mayKnow(String methodName) {
    if (methodNames.contains(methodName)) {
      return true;
    }
    for (String prefix : methodPrefixes) {
      if (methodName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** What the entries say of the calls and types of a program, or of class files. */
  public Knowledge about(Hierarchy types) {
    return new Knowledge(this, types);
  }
}
