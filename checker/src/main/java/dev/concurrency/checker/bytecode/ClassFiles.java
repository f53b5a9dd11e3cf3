package dev.concurrency.checker.bytecode;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.MethodRef;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes of a class path. Nothing is opened before the first question; {@link #close} lets go of the jars and keeps what was read. Of a jar with several
 * versions of a class, the oldest is looked at, so that the answers are the same on every JDK. Not thread-safe.
 */
public final class ClassFiles implements LibraryCode, AutoCloseable {

  private static final String OF_JDK = "java.";

  private final List<Root> roots;
  private final JdkClasses jdk = new JdkClasses();
  private final Map<String, Optional<ClassFile>> classes = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  /** Where a class of this folder was found: most likely its neighbours are there too. */
  private final Map<String, Root> rootsOfFolders = new HashMap<>();

  private final Map<Root, Subtypes> subtypes = new HashMap<>();

  /** The direct subtypes of each type within a root, and which interfaces lambdas implement there. */
  private record Subtypes(ListMultimap<String, ClassFile> direct, Set<String> byLambdas) {}

  public ClassFiles(Collection<Path> classPath) {
    this.roots = new LinkedHashSet<>(classPath).stream().map(Root::new).toList();
  }

  /** The class of this binary name; null if it is not found or not understood. */
  ClassFile find(String name) {
    return classes.computeIfAbsent(name, each -> Optional.ofNullable(read(each))).orElse(null);
  }

  private ClassFile read(String name) {
    String internalName = name.replace('.', '/');
    if (!name.startsWith(OF_JDK)) {
      String folder = internalName.substring(0, internalName.lastIndexOf('/') + 1);
      Root likely = rootsOfFolders.get(folder);
      byte[] there = likely == null ? null : likely.read(internalName);
      if (there != null) {
        return understood(there, likely);
      }
      for (Root root : roots) {
        byte[] content = root.read(internalName);
        if (content != null) {
          rootsOfFolders.put(folder, root);
          return understood(content, root);
        }
      }
    }
    byte[] content = jdk.read(internalName);
    return content == null ? null : understood(content, null);
  }

  private static ClassFile understood(byte[] content, Root root) {
    try {
      return new ClassFile(content, root);
    } catch (RuntimeException e) {
      // Newer than ASM, or damaged: it counts as not found, and calls into it as not answered.
      return null;
    }
  }

  @Override
  public Set<String> supertypes(String type) {
    Set<String> known = supertypes.get(type);
    if (known == null) {
      Set<String> all = new LinkedHashSet<>();
      Deque<String> queue = new ArrayDeque<>(List.of(type));
      while (!queue.isEmpty()) {
        ClassFile file = find(queue.remove());
        if (file != null) {
          file.withDirectSupertypes().stream().skip(1).filter(all::add).forEach(queue::add);
        }
      }
      known = all;
      supertypes.put(type, known);
    }
    return known;
  }

  /** A type of the JDK may add methods to another one of it, as {@code PreparedStatement} does to {@code Statement}: the catalogue means those too. */
  @Override
  public boolean isOf(String type, MethodRef method) {
    if (method.isConstructor()) {
      return type.equals(method.owner());
    }
    List<String> declaring = new ArrayList<>(List.of(type));
    declaring.addAll(supertypes(type));
    Stream.concat(Stream.of(method.owner()), supertypes(method.owner()).stream())
        .filter(each -> each.startsWith(OF_JDK) && isSubtype(each, type))
        .forEach(declaring::add);
    int parameters = method.parameterTypes().size();
    return declaring.stream()
        .map(this::find)
        .filter(Objects::nonNull)
        .flatMap(file -> file.methods().values().stream())
        .anyMatch(each -> each.name.equals(method.name()) && new MethodRef(type, each.name, each.descriptor).parameterTypes().size() == parameters);
  }

  /** The method that a class has, its own or inherited; null if it cannot be found. */
  MethodCode lookUp(ClassFile type, String nameAndDescriptor) {
    for (ClassFile at = type; at != null; at = at.superName == null ? null : find(at.superName)) {
      MethodCode own = at.method(nameAndDescriptor);
      if (own != null) {
        return own;
      }
    }
    MethodCode inherited = null;
    for (String supertype : supertypes(type.name)) {
      ClassFile file = find(supertype);
      MethodCode own = file == null ? null : file.method(nameAndDescriptor);
      if (own != null && (inherited == null || !inherited.hasBody())) {
        inherited = own;
      }
    }
    return inherited;
  }

  /** The classes of a root that can have instances and are subtypes of a type; null if lambdas implement it too. */
  List<ClassFile> implementers(String type, Root root) {
    Subtypes known = subtypes.computeIfAbsent(root, this::index);
    List<ClassFile> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<String> queue = new ArrayDeque<>(List.of(type));
    while (!queue.isEmpty()) {
      String at = queue.remove();
      if (known.byLambdas.contains(at)) {
        return null;
      }
      for (ClassFile subtype : known.direct.get(at)) {
        if (seen.add(subtype.name)) {
          queue.add(subtype.name);
          if (subtype.isConcrete()) {
            found.add(subtype);
          }
        }
      }
    }
    return found;
  }

  private Subtypes index(Root root) {
    ListMultimap<String, ClassFile> direct = ArrayListMultimap.create();
    Set<String> byLambdas = new HashSet<>();
    for (String internalName : root.classes()) {
      String name = ClassFile.binary(internalName);
      boolean isNew = !classes.containsKey(name);
      ClassFile file = find(name);
      if (file != null && file.root == root) {
        byLambdas.addAll(file.madeByLambdas());
        file.withDirectSupertypes().stream().skip(1).forEach(supertype -> direct.put(supertype, file));
        if (isNew) {
          file.release();
        }
      }
    }
    return new Subtypes(direct, byLambdas);
  }

  @Override
  public Search search(Primitives primitives) {
    return new WaySearch(this, primitives);
  }

  /** Lets go of the jars. Further questions open them again. */
  @Override
  public void close() {
    roots.forEach(Root::close);
  }
}
