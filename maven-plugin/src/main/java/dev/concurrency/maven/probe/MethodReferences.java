package dev.concurrency.maven.probe;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Method references, which are made by {@code LambdaMetafactory} from a handle of the method. */
final class MethodReferences {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final int IMPLEMENTATION = 1;
  private static final int FLAGS = 3;
  private static final int SERIALIZABLE = 1;

  private MethodReferences() {}

  /** The method that the instruction makes a reference to, or null if it is no such instruction. */
  static Handle target(AbstractInsnNode instruction) {
    return instruction instanceof InvokeDynamicInsnNode dynamic
            && dynamic.bsm.getOwner().equals(METAFACTORY)
            && dynamic.bsmArgs[IMPLEMENTATION] instanceof Handle handle
        ? handle
        : null;
  }

  /** A serializable lambda carries the name of its method into the stream and must keep it. */
  static boolean isSerializable(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsmArgs.length > FLAGS && dynamic.bsmArgs[FLAGS] instanceof Integer flags && (flags & SERIALIZABLE) != 0;
  }

  static void replaceTarget(InvokeDynamicInsnNode dynamic, Handle wrapper) {
    dynamic.bsmArgs[IMPLEMENTATION] = wrapper;
  }

  /** The type of the captured receiver of {@code value::method}, or null if nothing is captured. */
  static Type capturedReceiver(InvokeDynamicInsnNode dynamic) {
    Type[] captured = Type.getArgumentTypes(dynamic.desc);
    return captured.length == 0 ? null : captured[0];
  }
}
