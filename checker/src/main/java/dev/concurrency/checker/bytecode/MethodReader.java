package dev.concurrency.checker.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads which methods a class file has, without their instructions. */
final class MethodReader extends ClassVisitor {

  private final ClassFile owner;
  private final Map<String, MethodCode> methods = new LinkedHashMap<>();
  private String sourceFile;

  private MethodReader(ClassFile owner) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.sourceFile = owner.name.substring(owner.name.lastIndexOf('.') + 1);
  }

  /** By name and descriptor. */
  static Map<String, MethodCode> methods(ClassFile owner, ClassReader reader) {
    MethodReader read = new MethodReader(owner);
    try {
      reader.accept(read, ClassReader.SKIP_CODE);
    } catch (RuntimeException e) {
      // Damaged or obfuscated beyond what ASM reads: nothing is known of its methods.
      return Map.of();
    }
    return read.methods;
  }

  @Override
  public void visitSource(String source, String debug) {
    if (source != null) {
      sourceFile = source;
    }
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
    methods.put(name + descriptor, new MethodCode(owner, name, descriptor, access, sourceFile));
    return null;
  }
}
