package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import dev.concurrency.maven.probe.runtime.TestSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Loads classes anew, with every one of their calls, or of their loops, instrumented. */
final class InstrumentedClasses extends ClassLoader {

  private final Predicate<String> own;
  private final ClassLoader original;
  private final BiFunction<String, byte[], List<SiteSpec>> places;
  private final Provocation provocation;
  private final Map<String, byte[]> rewritten = new HashMap<>();
  private final List<TestSession> sessions = new ArrayList<>();
  private int sites;

  /**
   * @param own which classes, by binary name, to define here
   * @param original where their files are
   */
  InstrumentedClasses(Predicate<String> own, ClassLoader original) {
    this(own, original, InstrumentedClasses::everyCall);
  }

  /** @param places the sites of a class, by its binary name and its class file */
  InstrumentedClasses(Predicate<String> own, ClassLoader original, BiFunction<String, byte[], List<SiteSpec>> places) {
    this(own, original, places, null);
  }

  /** @param provocation what is done to make defects show; null if nothing */
  InstrumentedClasses(Predicate<String> own, ClassLoader original, BiFunction<String, byte[], List<SiteSpec>> places, Provocation provocation) {
    super(original);
    this.provocation = provocation;
    this.own = own;
    this.original = original;
    this.places = places;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.test(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes = instrument(name, read(name));
        loaded = defineClass(name, bytes, 0, bytes.length);
      }
      return loaded;
    }
  }

  private byte[] read(String name) throws ClassNotFoundException {
    try (InputStream in = original.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] instrument(String name, byte[] bytes) {
    List<SiteSpec> all = places.apply(name, bytes);
    TestSession session = new TestSession(all, provocation);
    Instrumenter instrumenter = new Instrumenter();
    instrumenter.use(session.registry());
    byte[] changed = instrumenter.transform(this, name.replace('.', '/'), null, null, bytes);
    sessions.add(session);
    sites += all.size();
    if (changed != null) {
      rewritten.put(name, changed);
    }
    return changed == null ? bytes : changed;
  }

  /** A site for each call of the class, as an analysis would describe it. */
  private static List<SiteSpec> everyCall(String name, byte[] bytes) {
    List<SiteSpec> sites = new ArrayList<>();
    for (CallSite call : CallSite.of(parse(bytes))) {
      sites.add(call.spec("f" + sites.size(), ProbeKind.BLOCKING_CALL));
    }
    return sites;
  }

  static ClassNode parse(byte[] bytes) {
    ClassNode type = new ClassNode();
    new ClassReader(bytes).accept(type, 0);
    return type;
  }

  /** A site for each loop of the class, from its first line to that of its last jump back. */
  static List<SiteSpec> everyLoop(String name, byte[] bytes) {
    return everyLoop(parse(bytes));
  }

  static List<SiteSpec> everyLoop(ClassNode type) {
    Map<AbstractInsnNode, SiteSpec> loops = new LinkedHashMap<>();
    for (MethodNode method : type.methods) {
      Map<LabelNode, Integer> lines = new HashMap<>();
      List<LabelNode> open = new ArrayList<>();
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        } else if (instruction instanceof LabelNode label) {
          open.add(label);
        } else if (instruction.getOpcode() >= 0) {
          for (LabelNode label : open) {
            lines.put(label, line);
          }
          open.clear();
        }
        Integer first = instruction instanceof JumpInsnNode jump ? lines.get(jump.label) : null;
        if (first != null && first <= line) {
          loops.put(
              ((JumpInsnNode) instruction).label,
              new SiteSpec("f" + loops.size(), 0, "Rule", ProbeKind.BUSY_LOOP, type.name.replace('/', '.'), type.sourceFile, first, first, line, "", "", "", 0));
        }
      }
    }
    return List.copyOf(loops.values());
  }

  Map<String, byte[]> rewritten() {
    return rewritten;
  }

  int sites() {
    return sites;
  }

  List<String> records(String type) {
    return sessions.stream().flatMap(session -> session.records().stream()).filter(record -> record.contains("\"t\":\"" + type + "\"")).toList();
  }
}
