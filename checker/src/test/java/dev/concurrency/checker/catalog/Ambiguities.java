package dev.concurrency.checker.catalog;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Program;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds methods of which the catalogue says two things, neither of which is the narrower one: the same subject twice, or entries about two interfaces
 * that one class implements.
 */
final class Ambiguities {

  private final Catalog catalog;
  private final Program program;
  private final ListMultimap<String, Entry> byOwner = ArrayListMultimap.create();

  Ambiguities(Catalog catalog) {
    this.catalog = catalog;
    catalog.entries().forEach(entry -> byOwner.put(entry.owner(), entry));
    this.program = Library.programWith(owners());
  }

  /** The types that the catalogue speaks of and the running JDK and class path have. */
  private List<Class<?>> owners() {
    return catalog.entries().stream().map(Entry::owner).distinct().<Class<?>>map(Library::type).filter(Objects::nonNull).toList();
  }

  List<String> find() {
    Set<String> found = new LinkedHashSet<>();
    for (Class<?> type : owners()) {
      List<Entry> candidates = Library.withSupertypes(type).stream().flatMap(each -> byOwner.get(each.getName()).stream()).toList();
      found.addAll(conflicts(type.getName(), candidates.stream().filter(entry -> entry.name().isEmpty()).toList()));
      Stream<Executable> executables = Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Library.methods(type).stream());
      executables.forEach(
          executable -> {
            MethodRef method = Library.ref(executable);
            boolean constructor = method.isConstructor();
            found.addAll(
                conflicts(
                    method.shortName() + method.descriptor(),
                    candidates.stream()
                        .filter(entry -> entry.subject().matches(method) && (!constructor || entry.owner().equals(type.getName())))
                        .toList()));
          });
    }
    return List.copyOf(found);
  }

  private List<String> conflicts(String what, List<Entry> fitting) {
    List<String> found = new ArrayList<>();
    for (Entry entry : fitting) {
      for (Entry other : fitting) {
        boolean sameQuestion =
            entry != other && entry.verb() == other.verb() && entry.argument() == other.argument() && isForSomePrograms(entry) == isForSomePrograms(other);
        if (sameQuestion && isDecisive(entry, fitting) && isDecisive(other, fitting) && (isSameSubject(entry, other) || !saysTheSame(entry, other))) {
          found.add(Stream.of(entry.origin(), other.origin()).sorted().toList() + " both speak of " + what);
        }
      }
    }
    return found;
  }

  private boolean isDecisive(Entry entry, List<Entry> fitting) {
    return fitting.stream()
        .noneMatch(other -> other.verb() == entry.verb() && other.argument() == entry.argument() && other != entry && Knowledge.beats(program, other, entry));
  }

  private static boolean isSameSubject(Entry entry, Entry other) {
    return entry.subject().equals(other.subject());
  }

  /** Where one holds only in some programs, the first that does is meant; the other is for the rest. */
  private static boolean isForSomePrograms(Entry entry) {
    return entry.conditions().stream().anyMatch(condition -> condition.startsWith("only:called:"));
  }

  private static boolean saysTheSame(Entry entry, Entry other) {
    return entry.tag().equals(other.tag()) && Objects.equals(entry.where(), other.where()) && entry.conditions().equals(other.conditions());
  }
}
