package dev.concurrency.checker.catalog;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.io.Resources;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
  private final ListMultimap<String, Entry> byOwner = ArrayListMultimap.create();

  private Catalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    entries.forEach(entry -> byOwner.put(entry.owner(), entry));
  }

  /** The entries that come with the checker. */
  public static Catalog builtIn() {
    return builtInAnd(List.of());
  }

  /**
   * The entries that come with the checker and those of the user's files, which win over them for the same method.
   *
   * @throws CatalogException if a file cannot be read or a line is malformed
   */
  public static Catalog builtInAnd(List<Path> files) {
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

  /** What the catalogue says of a call, or null. An exception ({@code never}) counts as nothing said. */
  public Entry find(Verb verb, Program program, Op.Call call) {
    return find(verb, program, call.target(), call.receiverType(), -1);
  }

  /** What the catalogue says of the functional argument at this position of a call, or null. */
  public Entry runs(Program program, Op.Call call, int argument) {
    return find(Verb.RUNS, program, call.target(), call.receiverType(), argument);
  }

  /** What the catalogue says of a type or of one of its supertypes, the most specific first, or null. */
  public Entry findType(Verb verb, Program program, String type) {
    Entry best = null;
    for (String owner : withSupertypes(program, type)) {
      for (Entry entry : byOwner.get(owner)) {
        if (entry.verb() == verb && entry.name().isEmpty() && (best == null || program.isSubtype(entry.owner(), best.owner()) && !entry.owner().equals(best.owner()))) {
          best = entry;
        }
      }
    }
    return best == null || best.isNever() ? null : best;
  }

  private Entry find(Verb verb, Program program, MethodRef target, String receiverType, int argument) {
    Set<String> owners = new LinkedHashSet<>();
    if (target.isConstructor()) {
      owners.add(target.owner());
    } else {
      owners.addAll(withSupertypes(program, receiverType));
      owners.addAll(withSupertypes(program, target.owner()));
    }
    Entry best = null;
    for (String owner : owners) {
      for (Entry entry : byOwner.get(owner)) {
        if (entry.verb() == verb
            && (argument < 0 || entry.argument() == argument)
            && !entry.name().isEmpty()
            && entry.subject().matches(target)
            && isOf(program, entry.owner(), target)
            && (best == null || beats(program, entry, best))) {
          best = entry;
        }
      }
    }
    return best == null || best.isNever() ? null : best;
  }

  /** Whether a method is one of a type: a method that the program declares in a subtype, and that overrides none of the type, only has the name. */
  private static boolean isOf(Program program, String owner, MethodRef target) {
    Body body = target.owner().equals(owner) || !program.isSubtype(target.owner(), owner) ? null : program.method(target);
    return body == null
        || target.isConstructor()
        || body.overrides().stream().anyMatch(overridden -> overridden.name().equals(target.name()) && program.isSubtype(overridden.owner(), owner));
  }

  static boolean beats(Program program, Entry entry, Entry best) {
    if (entry.owner().equals(best.owner())) {
      return entry.precision() > best.precision();
    }
    return program.isSubtype(entry.owner(), best.owner());
  }

  private static List<String> withSupertypes(Program program, String type) {
    List<String> types = new ArrayList<>();
    types.add(type);
    TypeInfo info = program.type(type);
    if (info != null) {
      types.addAll(info.supertypes());
    }
    return types;
  }
}
