package dev.concurrency.checker.bytecode;

import dev.concurrency.checker.model.MethodRef;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** A method of a class file, and what it calls. */
final class MethodCode {

  final ClassFile owner;
  final String name;
  final String descriptor;
  final int access;

  /** The simple name of the source file, or of the class if the file does not say it. */
  final String sourceFile;

  private List<Call> calls;
  private boolean isRead;

  /**
   * An instruction that calls.
   *
   * @param opcode as ASM numbers them
   * @param method the owner is the class that the instruction names
   * @param line 0 if the file does not say it
   * @param mayPassZero the constant zero is put on the stack just before: a timeout, perhaps
   * @param functions lambdas and method references that are made for this call
   */
  record Call(int opcode, MethodRef method, int line, boolean mayPassZero, List<Function> functions) {
    Call {
      functions = List.copyOf(functions);
    }
  }

  /** A lambda or method reference as an argument: its position, and the call that its body is. */
  record Function(int argument, Call body) {}

  MethodCode(ClassFile owner, String name, String descriptor, int access, String sourceFile) {
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.access = access;
    this.sourceFile = sourceFile;
  }

  /** In the order of the instructions; none for a method of the JDK, or if they cannot be read. Read when somebody asks: of most methods of a class, nobody does. */
  List<Call> calls() {
    return isReadable() ? calls : List.of();
  }

  /** Whether it is known what it calls. */
  boolean isReadable() {
    if (!isRead) {
      isRead = true;
      calls = owner.callsIn(this);
    }
    return calls != null;
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  /** Whether there are instructions to look at. */
  boolean hasBody() {
    return !is(Opcodes.ACC_ABSTRACT) && !is(Opcodes.ACC_NATIVE);
  }

  /** Whether no subclass can have another one. */
  boolean isFinal() {
    return is(Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC) || owner.is(Opcodes.ACC_FINAL) || name.equals(MethodRef.CONSTRUCTOR);
  }

  /** Where it stands, for a person to look it up. */
  String file() {
    String folder = owner.name.substring(0, owner.name.lastIndexOf('.') + 1).replace('.', '/');
    return owner.root.label() + "!/" + folder + sourceFile;
  }
}
