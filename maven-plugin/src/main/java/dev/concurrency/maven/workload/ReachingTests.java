package dev.concurrency.maven.workload;

import dev.concurrency.checker.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which tests can reach which findings. Wide on purpose, for a test that is left out cannot prove anything: a class reaches whatever its class file mentions, be
 * it in a text; whatever extends or implements what it reaches; what any resource mentions; and, if it is annotated for some container, all classes that are.
 * What is put together from parts of names at run time is not seen. Immutable and thread-safe.
 */
public final class ReachingTests {

  private static final Pattern NAME = Pattern.compile("\\p{javaJavaIdentifierPart}+(?:[./]\\p{javaJavaIdentifierPart}+)*");
  private static final String SUFFIX = ".class";

  /** Longer resources are data. */
  private static final long LONGEST_RESOURCE = 1 << 20;

  /** By top-level class, in internal form, what it mentions. */
  private final Map<String, Set<String>> mentioned = new HashMap<>();

  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Set<String> annotated = new TreeSet<>();
  private final Set<String> inResources = new TreeSet<>();
  private final Set<String> tests = new TreeSet<>();

  private ReachingTests() {}

  /**
   * Reads class files and resources.
   *
   * @param classes directory of the module's classes
   * @param testClasses directory of its tests
   * @throws IOException if one cannot be read, or is no class file
   */
  public static ReachingTests read(Path classes, Path testClasses) throws IOException {
    ReachingTests graph = new ReachingTests();
    for (Path directory : List.of(classes, testClasses)) {
      for (Path file : files(directory)) {
        if (file.toString().endsWith(SUFFIX)) {
          graph.add(file, directory.equals(testClasses));
        } else if (Files.size(file) <= LONGEST_RESOURCE) {
          graph.inResources.addAll(names(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
          graph.inResources.addAll(names(file.getFileName().toString())); // META-INF/services/<interface>
        }
      }
    }
    return graph;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** By the id of each finding that a run can prove, the test classes that can reach it, sorted; binary names of top-level classes. */
  public Map<String, List<String>> reaching(List<Finding> findings) {
    Map<String, Set<String>> reached = new LinkedHashMap<>();
    tests.forEach(test -> reached.put(test, reachedFrom(test)));
    return findings.stream()
        .filter(finding -> !finding.sites().isEmpty())
        .collect(
            Collectors.toMap(
                Finding::id,
                finding -> reached.entrySet().stream().filter(test -> holds(test.getValue(), finding)).map(test -> binary(test.getKey())).toList(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** All top-level classes among the tests, helpers too. */
  public List<String> tests() {
    return tests.stream().map(ReachingTests::binary).toList();
  }

  private static boolean holds(Set<String> reached, Finding finding) {
    return reached.contains(topLevel(finding.owner().replace('.', '/')))
        || finding.sites().stream().anyMatch(site -> reached.contains(topLevel(site.topLevelClass().replace('.', '/'))));
  }

  private Set<String> reachedFrom(String test) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(inResources);
    open.add(test);
    while (!open.isEmpty()) {
      String type = open.remove();
      if (reached.add(type)) {
        open.addAll(mentioned.getOrDefault(type, Set.of()));
        open.addAll(subtypes.getOrDefault(type, Set.of()));
        if (tests.contains(type) && annotated.contains(type)) {
          open.addAll(annotated);
        }
      }
    }
    return reached;
  }

  private void add(Path file, boolean test) throws IOException {
    try {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      String own = topLevel(reader.getClassName());
      if (test) {
        tests.add(own);
      }
      Set<String> names = mentioned.computeIfAbsent(own, name -> new LinkedHashSet<>());
      reader.accept(new Supertypes(own), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      for (int i = 1; i < reader.getItemCount(); i++) {
        int item = reader.getItem(i);
        // Texts, names and descriptors are all kept as texts.
        if (item > 0 && reader.readByte(item - 1) == 1) {
          names.addAll(names(text(reader, item)));
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(ClassReader reader, int item) {
    byte[] bytes = new byte[reader.readUnsignedShort(item)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) reader.readByte(item + 2 + i);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Everything in a text that may be the name of a class, in internal form. */
  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      String name = topLevel(matcher.group().replace('.', '/'));
      names.add(name);
      if (name.startsWith("L")) { // of a descriptor
        names.add(name.substring(1));
      }
    }
    return names;
  }

  static String topLevel(String name) {
    int nested = name.indexOf('$');
    return nested > 0 ? name.substring(0, nested) : name;
  }

  private static String binary(String name) {
    return name.replace('/', '.');
  }

  private final class Supertypes extends ClassVisitor {

    private final String own;

    Supertypes(String own) {
      super(Opcodes.ASM9);
      this.own = own;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
      Stream.concat(Stream.ofNullable(superName), Stream.of(interfaces))
          .map(ReachingTests::topLevel)
          // Who makes an object of a type of the JDK has to name its class.
          .filter(type -> !type.startsWith("java/"))
          .forEach(type -> subtypes.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(own));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!descriptor.startsWith("Ljava/")) {
        annotated.add(own);
      }
      return null;
    }
  }
}
