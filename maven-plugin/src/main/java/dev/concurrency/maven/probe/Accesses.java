package dev.concurrency.maven.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Reads and writes of fields, and of elements of arrays of numbers, and the methods that make them under the eyes of the probes. */
final class Accesses {

  /** What a site names instead of a field. */
  static final String ELEMENT = "[]";

  private static final Map<Integer, Type> LOADS =
      Map.of(
          Opcodes.IALOAD, Type.INT_TYPE, Opcodes.LALOAD, Type.LONG_TYPE, Opcodes.FALOAD, Type.FLOAT_TYPE, Opcodes.DALOAD, Type.DOUBLE_TYPE,
          Opcodes.CALOAD, Type.CHAR_TYPE, Opcodes.SALOAD, Type.SHORT_TYPE);

  private static final Map<Integer, Type> STORES =
      Map.of(
          Opcodes.IASTORE, Type.INT_TYPE, Opcodes.LASTORE, Type.LONG_TYPE, Opcodes.FASTORE, Type.FLOAT_TYPE, Opcodes.DASTORE, Type.DOUBLE_TYPE,
          Opcodes.CASTORE, Type.CHAR_TYPE, Opcodes.SASTORE, Type.SHORT_TYPE);

  private Accesses() {}

  static boolean isAccess(AbstractInsnNode instruction) {
    return instruction instanceof FieldInsnNode || LOADS.containsKey(instruction.getOpcode()) || STORES.containsKey(instruction.getOpcode());
  }

  static boolean isRead(AbstractInsnNode instruction, String name) {
    return name.equals(ELEMENT)
        ? LOADS.containsKey(instruction.getOpcode())
        : isField(instruction, name) && (instruction.getOpcode() == Opcodes.GETFIELD || instruction.getOpcode() == Opcodes.GETSTATIC);
  }

  static boolean isWrite(AbstractInsnNode instruction, String name) {
    return name.equals(ELEMENT)
        ? STORES.containsKey(instruction.getOpcode())
        : isField(instruction, name) && (instruction.getOpcode() == Opcodes.PUTFIELD || instruction.getOpcode() == Opcodes.PUTSTATIC);
  }

  private static boolean isField(AbstractInsnNode instruction, String name) {
    return instruction instanceof FieldInsnNode access && access.name.equals(name);
  }

  /** Whether a read can be what a write builds on: of the same field, or of an array of the same kind. */
  static boolean belong(AbstractInsnNode read, AbstractInsnNode write) {
    return write instanceof FieldInsnNode written
        ? read instanceof FieldInsnNode field && field.owner.equals(written.owner)
        : LOADS.get(read.getOpcode()).equals(STORES.get(write.getOpcode()));
  }

  /** A method that takes what the instruction takes. After a read the probes see the value; before a write, what is there and what is to be. */
  static MethodNode wrapper(AbstractInsnNode instruction, String name, int number) {
    FieldInsnNode field = instruction instanceof FieldInsnNode access ? access : null;
    boolean isStatic = instruction.getOpcode() == Opcodes.GETSTATIC || instruction.getOpcode() == Opcodes.PUTSTATIC;
    boolean reads = LOADS.containsKey(instruction.getOpcode()) || instruction.getOpcode() == Opcodes.GETSTATIC || instruction.getOpcode() == Opcodes.GETFIELD;
    Type value = field != null ? Type.getType(field.desc) : reads ? LOADS.get(instruction.getOpcode()) : STORES.get(instruction.getOpcode());
    List<Type> place = new ArrayList<>();
    if (field == null) {
      place.add(Type.getType("[" + value.getDescriptor()));
      place.add(Type.INT_TYPE);
    } else if (!isStatic) {
      place.add(Type.getObjectType(field.owner));
    }
    List<Type> parameters = new ArrayList<>(place);
    if (!reads) {
      parameters.add(value);
    }
    MethodNode wrapper =
        new MethodNode(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            name,
            Type.getMethodDescriptor(reads ? value : Type.VOID_TYPE, parameters.toArray(new Type[0])),
            null,
            null);
    int given = place.size();
    int held = given + (reads ? 0 : value.getSize());
    InsnList code = wrapper.instructions;
    push(code, place);
    code.add(field == null ? new InsnNode(value.getOpcode(Opcodes.IALOAD)) : read(field, isStatic));
    code.add(new VarInsnNode(value.getOpcode(Opcodes.ISTORE), held));
    code.add(new LdcInsnNode(number));
    code.add(isStatic ? new LdcInsnNode(Type.getObjectType(field.owner)) : new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(field == null ? new VarInsnNode(Opcodes.ILOAD, 1) : new InsnNode(Opcodes.ICONST_M1));
    pushBoxed(code, value, held);
    if (reads) {
      code.add(probe("valueRead", "(ILjava/lang/Object;ILjava/lang/Object;)V"));
      code.add(new VarInsnNode(value.getOpcode(Opcodes.ILOAD), held));
      code.add(new InsnNode(value.getOpcode(Opcodes.IRETURN)));
    } else {
      pushBoxed(code, value, given);
      code.add(probe("valueWritten", "(ILjava/lang/Object;ILjava/lang/Object;Ljava/lang/Object;)V"));
      push(code, place);
      code.add(new VarInsnNode(value.getOpcode(Opcodes.ILOAD), given));
      code.add(field == null ? new InsnNode(value.getOpcode(Opcodes.IASTORE)) : new FieldInsnNode(field.getOpcode(), field.owner, field.name, field.desc));
      code.add(new InsnNode(Opcodes.RETURN));
    }
    return wrapper;
  }

  private static FieldInsnNode read(FieldInsnNode field, boolean isStatic) {
    return new FieldInsnNode(isStatic ? Opcodes.GETSTATIC : Opcodes.GETFIELD, field.owner, field.name, field.desc);
  }

  private static void push(InsnList code, List<Type> place) {
    for (int i = 0; i < place.size(); i++) {
      code.add(new VarInsnNode(place.get(i).getOpcode(Opcodes.ILOAD), i));
    }
  }

  private static void pushBoxed(InsnList code, Type value, int slot) {
    code.add(new VarInsnNode(value.getOpcode(Opcodes.ILOAD), slot));
    String box =
        switch (value.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.BYTE -> "java/lang/Byte";
          case Type.CHAR -> "java/lang/Character";
          case Type.SHORT -> "java/lang/Short";
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          case Type.FLOAT -> "java/lang/Float";
          case Type.DOUBLE -> "java/lang/Double";
          default -> null;
        };
    if (box != null) {
      code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf", "(" + value.getDescriptor() + ")L" + box + ";", false));
    }
  }

  private static MethodInsnNode probe(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, Wrappers.PROBES, name, descriptor, false);
  }
}
