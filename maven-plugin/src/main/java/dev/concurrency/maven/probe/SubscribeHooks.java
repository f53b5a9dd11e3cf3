package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.Subscriptions;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lets the methods by which publishers are subscribed tell that they were called. */
final class SubscribeHooks {

  private SubscribeHooks() {}

  /** A quick look at a class file, to leave most classes alone. */
  static boolean mayHaveAny(byte[] classFile) {
    return ClassFiles.mention(classFile, "subscribe");
  }

  /** Adds the hooks of a publisher's class; answers whether there were any to add. */
  static boolean add(ClassNode type) {
    List<MethodNode> instance =
        type.methods.stream().filter(method -> (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0).toList();
    if (instance.stream().noneMatch(SubscribeHooks::subscribes)) {
      return false;
    }
    for (MethodNode method : instance) {
      if (subscribes(method) || Subscriptions.isShortcut(method.name)) {
        InsnList hook = new InsnList();
        hook.add(new VarInsnNode(Opcodes.ALOAD, 0));
        hook.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Wrappers.PROBES, "used", "(Ljava/lang/Object;)V", false));
        method.instructions.insert(hook);
      }
    }
    return true;
  }

  private static boolean subscribes(MethodNode method) {
    Type[] parameters = Type.getArgumentTypes(method.desc);
    return parameters.length == 1 && Subscriptions.isSubscribe(method.name, parameters[0].getClassName());
  }
}
