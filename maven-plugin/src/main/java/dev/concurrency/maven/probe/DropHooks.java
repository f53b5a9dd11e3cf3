package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.DroppedFailures;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lets the methods tell that they were called by which subscribers are given failures, and by which libraries drop them. */
final class DropHooks {

  private DropHooks() {}

  /** A quick look at a class file, to leave most classes alone. */
  static boolean mayHaveAny(byte[] classFile) {
    return ClassFiles.mention(classFile, "onError") || ClassFiles.mention(classFile, "onFailure") || ClassFiles.mention(classFile, "DroppedException");
  }

  /** Adds the hooks; answers whether there were any to add. */
  static boolean add(ClassNode type) {
    boolean any = false;
    for (MethodNode method : type.methods) {
      InsnList hook = hook(type.name, method);
      if (hook != null) {
        method.instructions.insert(hook);
        any = true;
      }
    }
    return any;
  }

  private static InsnList hook(String className, MethodNode method) {
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return null;
    }
    InsnList hook = new InsnList();
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      if (!DroppedFailures.isReceiver(method.name, method.desc)) {
        return null;
      }
      hook.add(new VarInsnNode(Opcodes.ALOAD, 0));
      hook.add(new VarInsnNode(Opcodes.ALOAD, 1));
      hook.add(probe("given", "(Ljava/lang/Object;Ljava/lang/Throwable;)V"));
      DroppedFailures.watches(className.replace('/', '.'));
      return hook;
    }
    int dropper = DroppedFailures.dropper(className, method.name, method.desc);
    int handler = DroppedFailures.hook(className, method.name);
    if (dropper >= 0) {
      hook.add(new VarInsnNode(Opcodes.ALOAD, 0));
      hook.add(new LdcInsnNode(dropper));
      hook.add(probe("dropped", "(Ljava/lang/Throwable;I)V"));
    } else if (handler >= 0) {
      hook.add(new LdcInsnNode(handler));
      hook.add(probe("handlerSet", "(I)V"));
    }
    return hook.size() == 0 ? null : hook;
  }

  private static MethodInsnNode probe(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, Wrappers.PROBES, name, descriptor, false);
  }
}
