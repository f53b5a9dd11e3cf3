package dev.concurrency.checker.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes as an older release of the JDK had them. A JDK knows their signatures for {@code javac --release}: its file {@code lib/ct.sym} has a folder for each group of releases,
 * named after them ({@code LMNO} for 21 to 24), with a folder for each module in it.
 */
public final class OlderClasses {

  private static final int LETTERS_FROM = 10;

  private OlderClasses() {}

  /**
   * Writes a class of the module {@code java.base}, and its nested ones, where {@code --patch-module java.base=DIRECTORY} takes them from.
   *
   * @param type its binary name
   * @return the directory
   */
  public static Path write(Jdk jdk, int release, String type, Path directory) throws IOException {
    String path = type.replace('.', '/');
    try (ZipFile signatures = new ZipFile(jdk.home().resolve("lib/ct.sym").toFile())) {
      List<? extends ZipEntry> found = signatures.stream().filter(entry -> isOf(release, path, entry.getName())).toList();
      for (ZipEntry entry : found) {
        String name = entry.getName();
        Path file = directory.resolve(name.substring(name.indexOf(path)).replace(".sig", ".class"));
        Files.createDirectories(file.getParent());
        Files.write(file, withBodies(signatures.getInputStream(entry).readAllBytes()));
      }
      if (found.isEmpty()) {
        throw new IOException(signatures.getName() + " has no " + type + " of JDK " + release);
      }
    }
    return directory;
  }

  private static boolean isOf(int release, String path, String entry) {
    int module = entry.indexOf("/java.base/" + path);
    boolean isTypeOrNested = entry.endsWith("/" + path + ".sig") || entry.contains("/" + path + "$");
    return module > 0 && isTypeOrNested && entry.substring(0, module).indexOf('A' + release - LETTERS_FROM) >= 0;
  }

  /** No JVM takes a class whose methods have no code. */
  private static byte[] withBodies(byte[] signatures) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(signatures)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(int access, String name, String descriptor, String generic, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, generic, exceptions);
                return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0 ? method : new Failing(method);
              }
            },
            0);
    return writer.toByteArray();
  }

  private static final class Failing extends MethodVisitor {
    Failing(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitEnd() {
      visitCode();
      visitInsn(Opcodes.ACONST_NULL);
      visitInsn(Opcodes.ATHROW);
      visitMaxs(1, 255);
      super.visitEnd();
    }
  }
}
