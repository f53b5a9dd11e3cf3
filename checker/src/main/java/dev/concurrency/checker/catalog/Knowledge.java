package dev.concurrency.checker.catalog;

import dev.concurrency.checker.model.Hierarchy;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the catalogue says of the calls and types of one program, or of class files. Every rule asks about every call, and most calls are to methods that no
 * entry knows: what fits a method is looked for once. Not thread-safe.
 */
public final class Knowledge {

  /** Of the time that a call takes. */
  private static final Set<Verb> SAYS_NOTHING = EnumSet.of(Verb.CREATES, Verb.FOLLOWED_BY, Verb.MENDS, Verb.POLLS, Verb.SIZES, Verb.MAKES_VIRTUAL);

  private final Catalog catalog;
  private final Hierarchy types;
  private final Map<MethodRef, Map<String, List<Entry>>> entriesOfMethods = new HashMap<>();
  private final Map<String, Map<String, List<Entry>>> entriesOfNames = new HashMap<>();
  private final Map<String, List<Entry>> entriesOfTypes = new HashMap<>();
  private final Map<String, String> asyncKinds = new HashMap<>();

  Knowledge(Catalog catalog, Hierarchy types) {
    this.catalog = catalog;
    this.types = types;
  }

  /** All entries with this verb, in the order of the catalogue. */
  public List<Entry> entries(Verb verb) {
    return catalog.entries().stream().filter(entry -> entry.verb() == verb).toList();
  }

  /** What the catalogue says of a call, or null. An exception ({@code never}) counts as nothing said. */
  public Entry find(Verb verb, Op.Call call) {
    return find(verb, call, -1);
  }

  /** The verbs with which the catalogue speaks of a call; empty for most. */
  public Set<Verb> verbs(Op.Call call) {
    List<Entry> about = about(call.target(), call.receiverType());
    if (about.isEmpty()) {
      return Set.of();
    }
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    about.forEach(entry -> verbs.add(entry.verb()));
    verbs.removeIf(verb -> find(verb, call) == null);
    return verbs;
  }

  /** The reasons that the entries about a call give, in the order of the catalogue. */
  public List<String> reasons(Op.Call call) {
    return about(call.target(), call.receiverType()).stream().filter(entry -> !entry.isNever()).map(Entry::reason).filter(reason -> !reason.isEmpty()).distinct().toList();
  }

  /** What the catalogue says of the functional argument at this position of a call, or null. */
  public Entry runs(Op.Call call, int argument) {
    return find(Verb.RUNS, call, argument);
  }

  /** Whether any entry, an exception too, tells what the method that a call calls does with time: what is made, looked at or set by a call says nothing of that. */
  public boolean isKnown(Op.Call call) {
    return isKnown(call.target(), call.receiverType());
  }

  /** The same for a call in a class file, with the type that it names as the receiver's. */
  public boolean isKnown(MethodRef target, String receiverType) {
    return about(target, receiverType).stream().anyMatch(entry -> !SAYS_NOTHING.contains(entry.verb()));
  }

  /** What the catalogue says of a call in a class file, or null; {@code argument} is -1 unless a functional argument is meant. */
  public Entry find(Verb verb, MethodRef target, String receiverType, int argument) {
    Entry best = null;
    for (Entry entry : about(target, receiverType)) {
      if (entry.verb() == verb && (argument < 0 || entry.argument() == argument) && (best == null || beats(types, entry, best))) {
        best = entry;
      }
    }
    return best == null || best.isNever() ? null : best;
  }

  /** What the catalogue says of a type or of one of its supertypes, the most specific first, or null. */
  public Entry findType(Verb verb, String type) {
    Entry best = null;
    for (Entry entry : entriesOfTypes.computeIfAbsent(type, this::aboutType)) {
      if (entry.verb() == verb && (best == null || types.isSubtype(entry.owner(), best.owner()) && !entry.owner().equals(best.owner()))) {
        best = entry;
      }
    }
    return best == null || best.isNever() ? null : best;
  }

  /** Whether values of the type are results that come later and are under way by themselves. */
  public boolean isFuture(String type) {
    return asyncKind(type).equals("hot");
  }

  /** Whether values of the type are results that start when somebody subscribes. */
  public boolean isPublisher(String type) {
    return asyncKind(type).equals("cold");
  }

  private String asyncKind(String type) {
    return asyncKinds.computeIfAbsent(type, t -> {
      Entry entry = findType(Verb.ASYNC, t);
      return entry == null ? "" : entry.tag();
    });
  }

  private Entry find(Verb verb, Op.Call call, int argument) {
    return find(verb, call.target(), call.receiverType(), argument);
  }

  private List<Entry> aboutType(String type) {
    List<Entry> about = new ArrayList<>();
    withSupertypes(type).forEach(owner -> catalog.of(owner).stream().filter(entry -> entry.name().isEmpty()).forEach(about::add));
    return List.copyOf(about);
  }

  private List<Entry> about(MethodRef target, String receiverType) {
    if (!catalog.mayKnow(target.name())) {
      return List.of();
    }
    Map<String, List<Entry>> byReceiver = entriesOfMethods.computeIfAbsent(target, unused -> new HashMap<>(2));
    List<Entry> known = byReceiver.get(receiverType);
    if (known == null) {
      known = aboutMethod(target, receiverType);
      byReceiver.put(receiverType, known);
    }
    return known;
  }

  private List<Entry> aboutMethod(MethodRef target, String receiverType) {
    Set<String> owners = new LinkedHashSet<>();
    if (target.isConstructor()) {
      owners.add(target.owner());
    } else {
      owners.addAll(withSupertypes(receiverType));
      owners.addAll(withSupertypes(target.owner()));
    }
    List<Entry> about = new ArrayList<>();
    for (String owner : owners) {
      for (Entry entry : named(owner, target.name())) {
        if (entry.subject().matches(target) && types.isOf(entry.owner(), target)) {
          about.add(entry);
        }
      }
    }
    return List.copyOf(about);
  }

  /** The entries about methods of this name of a type: many methods of a program have the same, and some types have hundreds of entries. */
  private List<Entry> named(String owner, String name) {
    List<Entry> all = catalog.of(owner);
    return all.isEmpty()
        ? all
        : entriesOfNames
            .computeIfAbsent(owner, unused -> new HashMap<>())
            .computeIfAbsent(name, each -> all.stream().filter(entry -> entry.subject().fits(each)).toList());
  }

  static boolean beats(Hierarchy types, Entry entry, Entry best) {
    if (entry.owner().equals(best.owner())) {
      return entry.precision() > best.precision();
    }
    return types.isSubtype(entry.owner(), best.owner());
  }

  private List<String> withSupertypes(String type) {
    List<String> all = new ArrayList<>();
    all.add(type);
    all.addAll(types.supertypes(type));
    return all;
  }
}
