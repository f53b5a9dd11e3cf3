package dev.concurrency.maven.probe;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Instance creation: {@code NEW}, {@code DUP}, the arguments, and the call of the constructor. */
final class NewExpressions {

  private NewExpressions() {}

  /** The {@code NEW} that belongs to a constructor call, or null for {@code super(..)} and {@code this(..)}. */
  static TypeInsnNode allocation(MethodInsnNode constructorCall) {
    int open = 0;
    for (AbstractInsnNode i = constructorCall.getPrevious(); i != null; i = i.getPrevious()) {
      if (i instanceof MethodInsnNode call && call.name.equals("<init>")) {
        open++;
      } else if (i.getOpcode() == Opcodes.NEW) {
        if (open == 0) {
          TypeInsnNode allocation = (TypeInsnNode) i;
          return allocation.desc.equals(constructorCall.owner) ? allocation : null;
        }
        open--;
      }
    }
    return null;
  }

  /**
   * Takes {@code NEW} and {@code DUP} away, so that only the arguments stay on the stack for a factory method.
   *
   * @return false, with nothing changed, if the code is not of that form
   */
  static boolean removeAllocation(MethodNode method, TypeInsnNode allocation) {
    AbstractInsnNode dup = allocation.getNext();
    if (dup == null || dup.getOpcode() != Opcodes.DUP) {
      return false;
    }
    // Frames between the two name the uninitialized object by the label in front of NEW.
    for (AbstractInsnNode i = allocation.getPrevious(); i != null && i.getOpcode() < 0; i = i.getPrevious()) {
      if (i instanceof LabelNode label) {
        for (AbstractInsnNode other : method.instructions) {
          if (other instanceof FrameNode frame && frame.stack != null) {
            frame.stack = new java.util.ArrayList<>(frame.stack);
            frame.stack.removeIf(entry -> entry == label);
          }
        }
      }
    }
    method.instructions.remove(dup);
    method.instructions.remove(allocation);
    return true;
  }
}
