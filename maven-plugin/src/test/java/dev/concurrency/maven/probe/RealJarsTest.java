package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Every class of real jars is rewritten at every place that a probe can take, and verified by the JVM.
 *
 * <p>Two jars of the test's own class path; {@code scripts/instrument-jars} gives it ten.
 */
class RealJarsTest {

  /** Class path, and what the names of the jars to take from it begin with. */
  private static final String CLASS_PATH = System.getProperty("concurrency.jars", System.getProperty("java.class.path"));
  private static final String[] JARS = System.getProperty("concurrency.jars.names", "netty-common,reactor-core").split(",");

  /** Two places on one line, and what javac does not write in this form. */
  private static final Pattern KNOWN_LIMITS =
      Pattern.compile("put them on lines of their own|serializable method reference|cannot be told in the class file|in an initializer|unusual form|compiled for Java 7");

  /** Those that are no calls: loops, fields, lines, methods. */
  private static final Set<ProbeKind> ELSEWHERE =
      EnumSet.of(
          ProbeKind.CPU_LOOP, ProbeKind.NULL_RESULT, ProbeKind.LOST_UPDATE, ProbeKind.MONITOR, ProbeKind.OUTSIDE_WAIT, ProbeKind.RESOURCE_CLOSE,
          ProbeKind.BUSY_LOOP, ProbeKind.POLLING_LOOP, ProbeKind.PROXIED_BODY, ProbeKind.INTERRUPTED_BODY);

  static Stream<Arguments> jars() {
    return Stream.of(JARS).flatMap(name -> Stream.of(Arguments.of(name, "calls"), Arguments.of(name, "bodies")));
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("jars")
  void everyClassIsStillValid(String name, String what) throws Exception {
    List<File> all = Stream.of(CLASS_PATH.split(File.pathSeparator)).map(File::new).toList();
    File jar = all.stream().filter(file -> file.getName().startsWith(name + "-")).findFirst().orElseThrow();
    List<String> names = classes(jar);
    BiFunction<String, byte[], List<SiteSpec>> places = what.equals("calls") ? RealJarsTest::everyCall : RealJarsTest::everyBody;
    try (URLClassLoader plain = new URLClassLoader(all.stream().map(RealJarsTest::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        URLClassLoader beside = new WithProbes(plain)) {
      Set<String> own = new HashSet<>(names);
      InstrumentedClasses untouched = new InstrumentedClasses(own::contains, beside, (type, bytes) -> List.of());
      InstrumentedClasses instrumented = new InstrumentedClasses(own::contains, beside, places, Provocation.FAULTS);

      Map<String, String> lack = unlinkable(names, untouched);
      assertThat(unlinkable(names, instrumented)).as("classes that lack what is not on the class path, and no others").isEqualTo(lack);
      assertThat(instrumented.records("probe-error")).isEmpty();
      assertThat(instrumented.records("uninstrumentable").stream().filter(record -> !KNOWN_LIMITS.matcher(record).find()).limit(5)).isEmpty();
      System.out.printf(
          "%s: %d classes, %d sites, %d rewritten, %d not to be told apart%n",
          jar.getName(), names.size(), instrumented.sites(), instrumented.records("instrumented").size(), instrumented.records("uninstrumentable").size());
      assertThat(instrumented.rewritten()).hasSizeGreaterThan(names.size() / 3);
    }
  }

  /** Sees the classes of the runtime, which in a workload's JVM are on the boot class path. */
  private static final class WithProbes extends URLClassLoader {

    WithProbes(ClassLoader parent) {
      super(new URL[0], parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean isRuntime = name.startsWith(ProbeKind.class.getPackageName() + ".");
      return isRuntime ? RealJarsTest.class.getClassLoader().loadClass(name) : super.loadClass(name, resolve);
    }
  }

  /** Loads and links them; a class that is not valid makes this fail. */
  private static Map<String, String> unlinkable(List<String> names, ClassLoader loader) {
    Map<String, String> unlinkable = new TreeMap<>();
    for (String name : names) {
      try {
        // Answering this, the JVM links the class: it verifies its code, and does not run any of it. Asked for methods, it would also look for the types that wrappers take.
        loader.loadClass(name).getDeclaredConstructors();
      } catch (VerifyError | ClassFormatError e) {
        throw new AssertionError(name + " is not valid any more: " + e.getMessage(), e);
      } catch (ClassNotFoundException | LinkageError e) {
        // Which of several types that are missing is missed first is the verifier's choice.
        unlinkable.put(name, e.toString().contains(ProbeKind.class.getPackageName().replace('.', '/')) ? e.toString() : e.getClass().getName());
      }
    }
    return unlinkable;
  }

  private static List<String> classes(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each call is flagged for one probe, in turns, so that all probes are asked for all kinds of calls. */
  private static List<SiteSpec> everyCall(String name, byte[] bytes) {
    List<ProbeKind> probes = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)));
    List<SiteSpec> sites = new ArrayList<>();
    for (CallSite call : CallSite.of(InstrumentedClasses.parse(bytes))) {
      sites.add(call.spec("f" + sites.size(), probes.get(sites.size() % probes.size())));
    }
    return sites;
  }

  /** Each loop, each body and each write, and each call again, because they have to get along. */
  private static List<SiteSpec> everyBody(String name, byte[] bytes) {
    ClassNode type = InstrumentedClasses.parse(bytes);
    List<SiteSpec> sites = new ArrayList<>(InstrumentedClasses.everyLoop(name, bytes));
    MethodNode last = null;
    for (CallSite call : CallSite.of(type)) {
      sites.add(call.spec("f" + sites.size(), ProbeKind.BLOCKING_CALL));
      if (call.method() != last) {
        sites.add(call.spec("f" + sites.size(), ProbeKind.INTERRUPTED_BODY));
        last = call.method();
      }
    }
    for (MethodNode method : type.methods) {
      Integer first = null;
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
          first = first == null ? number.line : Math.min(first, number.line);
        }
        if (first == null) {
          continue;
        }
        if (instruction.getOpcode() == Opcodes.ARETURN) {
          sites.add(place(type, sites.size(), ProbeKind.NULL_RESULT, line, line, line, "", "", ""));
        }
        if (instruction instanceof FieldInsnNode field && Accesses.isWrite(field, field.name)) {
          String owner = field.owner.replace('/', '.');
          sites.add(place(type, sites.size(), ProbeKind.LOST_UPDATE, line, Math.min(first, line), line, owner, field.name, ""));
          sites.add(place(type, sites.size(), ProbeKind.ACTOR_STATE, line, line, line, owner, field.name, ""));
        } else if (Accesses.isWrite(instruction, Accesses.ELEMENT)) {
          sites.add(place(type, sites.size(), ProbeKind.LOST_UPDATE, line, Math.min(first, line), line, "", Accesses.ELEMENT, ""));
        }
      }
      if (first != null) {
        sites.add(place(type, sites.size(), ProbeKind.RESOURCE_CLOSE, first, first, line, "", "", ""));
        if (!method.name.startsWith("<")) {
          sites.add(place(type, sites.size(), ProbeKind.PROXIED_BODY, first, first, line, name, method.name, method.desc));
        }
      }
    }
    return sites;
  }

  private static SiteSpec place(
      ClassNode type, int number, ProbeKind probe, int line, int start, int end, String owner, String name, String descriptor) {
    return new SiteSpec(
        "f" + number, 0, "Rule", probe, type.name.replace('/', '.'), type.sourceFile, line, start, Math.max(start, end), owner, name, descriptor, 0);
  }
}
