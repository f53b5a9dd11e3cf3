package dev.concurrency.checker.bytecode;

import dev.concurrency.checker.model.MethodRef;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the calls of a method. Looks at the instructions one after the other, which is enough for what javac and its like write. */
final class CallReader extends MethodVisitor {

  /** A constant this many instructions before a call may be its argument: {@code queue.poll(0, SECONDS)}. */
  private static final int NEAR = 3;

  /** A lambda that waits for the call that it is an argument of. */
  private record Pending(String type, MethodCode.Call body) {}

  private final List<MethodCode.Call> calls = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private int line;
  private int instructions;
  private int lastZero = -NEAR - 1;

  private CallReader() {
    super(Opcodes.ASM9);
  }

  /** In the order of the instructions; null if the class file is damaged, or obfuscated beyond what ASM reads. */
  static List<MethodCode.Call> calls(MethodCode method, ClassReader reader) {
    CallReader read = new CallReader();
    ClassVisitor only =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return name.equals(method.name) && descriptor.equals(method.descriptor) ? read : null;
          }
        };
    try {
      reader.accept(only, ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      return null;
    }
    return List.copyOf(read.calls);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
  }

  @Override
  public void visitInsn(int opcode) {
    instructions++;
    if (opcode == Opcodes.ICONST_0 || opcode == Opcodes.LCONST_0) {
      lastZero = instructions;
    } else if (opcode == Opcodes.ARETURN || opcode == Opcodes.AASTORE) {
      pending.clear();
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    instructions++;
    if (opcode == Opcodes.ASTORE) {
      pending.clear();
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    instructions++;
    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      pending.clear();
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    instructions++;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    instructions++;
  }

  @Override
  public void visitLdcInsn(Object value) {
    instructions++;
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
    instructions++;
    if (owner.startsWith("[")) {
      return; // clone() of an array
    }
    MethodRef method = new MethodRef(ClassFile.binary(owner), name, descriptor);
    calls.add(new MethodCode.Call(opcode, method, line, instructions - lastZero <= NEAR, functions(method)));
  }

  private List<MethodCode.Function> functions(MethodRef method) {
    List<MethodCode.Function> functions = new ArrayList<>();
    if (!pending.isEmpty()) {
      List<String> parameters = method.parameterTypes();
      for (int i = 0; i < parameters.size(); i++) {
        String type = parameters.get(i);
        int at = i;
        pending.stream().filter(each -> each.type.equals(type)).findFirst().ifPresent(each -> {
          pending.remove(each);
          functions.add(new MethodCode.Function(at, each.body));
        });
      }
    }
    return functions;
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
    instructions++;
    if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory") && arguments.length > 1 && arguments[1] instanceof Handle body) {
      Integer opcode = opcode(body.getTag());
      if (opcode != null) {
        MethodRef method = new MethodRef(ClassFile.binary(body.getOwner()), body.getName(), body.getDesc());
        pending.add(new Pending(Type.getReturnType(descriptor).getClassName(), new MethodCode.Call(opcode, method, line, false, List.of())));
      }
    }
  }

  private static Integer opcode(int tag) {
    return switch (tag) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> null;
    };
  }
}
