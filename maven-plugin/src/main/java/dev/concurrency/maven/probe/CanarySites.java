package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where the defects of the {@code Canary} are. */
final class CanarySites {

  static final String CANARY = CanarySites.class.getPackageName() + ".Canary";

  /** The finding that the canary's sites belong to; no real one has such an id. */
  private static final String FINDING = "canary";

  private CanarySites() {}

  static List<SiteSpec> all() throws IOException {
    return List.of(
        site(0, ProbeKind.BLOCKING_CALL, "java.util.concurrent.CountDownLatch", "await", "()V"),
        site(1, ProbeKind.DISCARDED_RESULT, CANARY, "doomed", "()Ljava/util/concurrent/FutureTask;"));
  }

  private static SiteSpec site(int index, ProbeKind probe, String owner, String name, String descriptor) throws IOException {
    int line = lineOf(owner.replace('.', '/'), name);
    return new SiteSpec(FINDING, index, "Canary", probe, CANARY, "Canary.java", line, line, line, owner, name, descriptor, 0);
  }

  /** Read from the class file, so that no line is written down twice. */
  private static int lineOf(String owner, String name) throws IOException {
    ClassNode type = new ClassNode();
    try (InputStream in = CanarySites.class.getResourceAsStream("Canary.class")) {
      new ClassReader(in).accept(type, 0);
    }
    for (MethodNode method : type.methods) {
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        } else if (instruction instanceof MethodInsnNode call && call.owner.equals(owner) && call.name.equals(name)) {
          return line;
        }
      }
    }
    throw new IOException("the canary does not call " + name);
  }
}
