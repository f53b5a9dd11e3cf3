package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.Frames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Redirects a call, or a whole body, through a private static synthetic method of the same class.
 *
 * <p>The class keeps its access rights, no frame of the existing code changes, and no other class has to be loaded to compute one.
 */
final class Wrappers {

  static final String PREFIX = Frames.ADDED;

  static final String PROBES = "dev/concurrency/maven/probe/runtime/Probes";
  private static final String OBJECT = "java/lang/Object";
  private static final String THROWABLE = "java/lang/Throwable";
  private static final Set<String> TASKS = Set.of("java/lang/Runnable", "java/util/concurrent/Callable", "java/util/function/Supplier");
  private static final Set<String> COLLECTIONS = Set.of("java/util/Collection", "java/util/List", "java/util/Set");

  private final ClassNode type;
  private int count;

  Wrappers(ClassNode type) {
    this.type = type;
  }

  /**
   * Redirects one call, or one access of a field or element.
   *
   * @param number what the agent gave for this place
   * @throws AmbiguousSiteException with nothing changed, if that is not possible
   */
  void redirect(MethodNode method, AbstractInsnNode instruction, int number) throws AmbiguousSiteException {
    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      redirectReference(dynamic, number);
      return;
    }
    if (Accesses.isAccess(instruction)) {
      MethodNode wrapper = Accesses.wrapper(instruction, PREFIX + count++ + "$access", number);
      type.methods.add(wrapper);
      method.instructions.set(instruction, call(wrapper));
      return;
    }
    MethodInsnNode call = (MethodInsnNode) instruction;
    Target target = Target.of(call, type);
    if (target.creates()) {
      TypeInsnNode allocation = NewExpressions.allocation(call);
      if (allocation == null || !NewExpressions.removeAllocation(method, allocation)) {
        throw new AmbiguousSiteException("the constructor call of " + call.owner.replace('/', '.') + " has an unusual form in the class file");
      }
    }
    MethodNode wrapper = add(target, number);
    method.instructions.set(call, call(wrapper));
  }

  private void redirectReference(InvokeDynamicInsnNode dynamic, int number) throws AmbiguousSiteException {
    if (MethodReferences.isSerializable(dynamic)) {
      throw new AmbiguousSiteException("a serializable method reference has to keep its method; write a lambda expression instead");
    }
    Handle handle = MethodReferences.target(dynamic);
    Target target = Target.of(handle, type);
    Type captured = MethodReferences.capturedReceiver(dynamic);
    if (target.hasReceiver() && captured != null) {
      // LambdaMetafactory wants the first parameter of a static method to be exactly the captured type.
      target = target.withReceiver(captured);
    }
    MethodNode wrapper = add(target, number);
    MethodReferences.replaceTarget(
        dynamic, new Handle(Opcodes.H_INVOKESTATIC, type.name, wrapper.name, wrapper.desc, (type.access & Opcodes.ACC_INTERFACE) != 0));
  }

  /** Renames the body of a method and puts a method of the old name in front of it. */
  void redirectBody(MethodNode method, int number) {
    MethodNode front = front(method);
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    boolean inInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
    Target target =
        new Target(
            isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
            type.name,
            method.name,
            method.desc,
            inInterface,
            isStatic ? null : Type.getObjectType(type.name));
    write(front, target, number);
    type.methods.add(front);
  }

  /** Has the probes told before and after an instance method without result that it runs, whether it returns or throws. What they answer before is given back to them. */
  void bracket(MethodNode method, String before, String after) {
    MethodNode front = front(method);
    List<Type> parameters = new ArrayList<>();
    parameters.add(Type.getObjectType(type.name));
    parameters.addAll(List.of(Type.getArgumentTypes(method.desc)));
    int token = parameters.stream().mapToInt(Type::getSize).sum();
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    var code = front.instructions;
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(probe(before, "(Ljava/lang/Object;)Ljava/lang/Object;"));
    code.add(new VarInsnNode(Opcodes.ASTORE, token));
    code.add(start);
    int slot = 0;
    for (Type parameter : parameters) {
      code.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), slot));
      slot += parameter.getSize();
    }
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, type.name, method.name, method.desc, false));
    code.add(end);
    code.add(new VarInsnNode(Opcodes.ALOAD, token));
    code.add(probe(after, "(Ljava/lang/Object;)V"));
    code.add(new InsnNode(Opcodes.RETURN));
    code.add(handler);
    if ((type.version & 0xFFFF) >= Opcodes.V1_6) {
      code.add(frame(parameters));
    }
    code.add(new VarInsnNode(Opcodes.ALOAD, token));
    code.add(probe(after, "(Ljava/lang/Object;)V"));
    code.add(new InsnNode(Opcodes.ATHROW));
    front.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, THROWABLE));
    type.methods.add(front);
  }

  /** A method of the old name and without code; the body gets another name, and is private from now on. */
  private MethodNode front(MethodNode method) {
    MethodNode front = new MethodNode(method.access, method.name, method.desc, method.signature, method.exceptions.toArray(new String[0]));
    front.visibleAnnotations = method.visibleAnnotations;
    front.invisibleAnnotations = method.invisibleAnnotations;
    front.visibleTypeAnnotations = method.visibleTypeAnnotations;
    front.invisibleTypeAnnotations = method.invisibleTypeAnnotations;
    front.visibleParameterAnnotations = method.visibleParameterAnnotations;
    front.invisibleParameterAnnotations = method.invisibleParameterAnnotations;
    front.parameters = method.parameters;
    front.attrs = method.attrs;
    method.name = Frames.MOVED + count++ + "$" + method.name;
    method.access = method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_VARARGS | Opcodes.ACC_STRICT) | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    method.visibleAnnotations = null;
    method.invisibleAnnotations = null;
    method.visibleTypeAnnotations = null;
    method.invisibleTypeAnnotations = null;
    method.visibleParameterAnnotations = null;
    method.invisibleParameterAnnotations = null;
    method.visibleAnnotableParameterCount = 0;
    method.invisibleAnnotableParameterCount = 0;
    method.parameters = null;
    method.attrs = null;
    return front;
  }

  private MethodNode add(Target target, int number) {
    MethodNode wrapper =
        new MethodNode(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            PREFIX + count++ + "$" + (target.creates() ? "new" : target.name()),
            target.wrapperDescriptor(),
            null,
            null);
    write(wrapper, target, number);
    type.methods.add(wrapper);
    return wrapper;
  }

  private MethodInsnNode call(MethodNode wrapper) {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC, type.name, wrapper.name, wrapper.desc, (type.access & Opcodes.ACC_INTERFACE) != 0);
  }

  /** {@code token = enter(..); try { result = call; } catch (Throwable t) { fail(token, t); throw t; } leave(token, result); return result;} */
  private void write(MethodNode wrapper, Target target, int number) {
    List<Type> parameters = new ArrayList<>();
    if (target.hasReceiver()) {
      parameters.add(target.receiver());
    }
    parameters.addAll(List.of(Type.getArgumentTypes(target.descriptor())));
    int token = parameters.stream().mapToInt(Type::getSize).sum();
    var code = wrapper.instructions;

    code.add(new LdcInsnNode(number));
    boolean subject = !target.creates() && !parameters.isEmpty() && parameters.get(0).getSort() == Type.OBJECT;
    code.add(subject ? new VarInsnNode(Opcodes.ALOAD, 0) : new InsnNode(Opcodes.ACONST_NULL));
    code.add(probe("enter", "(ILjava/lang/Object;)Ljava/lang/Object;"));
    code.add(new VarInsnNode(Opcodes.ASTORE, token));
    observeArguments(wrapper, target, parameters, token);

    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    code.add(start);
    pushCall(wrapper, target, parameters);
    code.add(end);
    Type result = target.creates() ? Type.getObjectType(target.owner()) : Type.getReturnType(target.descriptor());
    boolean reference = result.getSort() == Type.OBJECT || result.getSort() == Type.ARRAY;
    if (reference) {
      code.add(new InsnNode(Opcodes.DUP));
      code.add(new VarInsnNode(Opcodes.ALOAD, token));
      code.add(new InsnNode(Opcodes.SWAP));
    } else {
      code.add(new VarInsnNode(Opcodes.ALOAD, token));
      code.add(new InsnNode(Opcodes.ACONST_NULL));
    }
    code.add(probe("leave", "(Ljava/lang/Object;Ljava/lang/Object;)V"));
    code.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));

    code.add(handler);
    if ((type.version & 0xFFFF) >= Opcodes.V1_6) {
      code.add(frame(parameters));
    }
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new VarInsnNode(Opcodes.ALOAD, token));
    code.add(new InsnNode(Opcodes.SWAP));
    code.add(probe("fail", "(Ljava/lang/Object;Ljava/lang/Throwable;)V"));
    code.add(new InsnNode(Opcodes.ATHROW));
    wrapper.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, THROWABLE));
  }

  /** The first functional argument may be replaced by one that is observed, and a collection of tasks is shown to the probes. */
  private static void observeArguments(MethodNode wrapper, Target target, List<Type> parameters, int token) {
    boolean functional = false;
    int first = target.hasReceiver() ? 1 : 0;
    if (first < parameters.size() && parameters.get(first).getSort() == Type.OBJECT) {
      wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, token));
      wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, first));
      wrapper.instructions.add(probe("argument", "(Ljava/lang/Object;Ljava/lang/Object;)V"));
    }
    int slot = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Type parameter = parameters.get(i);
      boolean argument = !(target.hasReceiver() && i == 0);
      if (argument && !functional && TASKS.contains(parameter.getInternalName())) {
        functional = true;
        wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, slot));
        wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, token));
        wrapper.instructions.add(probe("task", "(" + parameter + "Ljava/lang/Object;)" + parameter));
        wrapper.instructions.add(new VarInsnNode(Opcodes.ASTORE, slot));
      } else if (argument && COLLECTIONS.contains(parameter.getInternalName())) {
        wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, token));
        wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, slot));
        wrapper.instructions.add(probe("collection", "(Ljava/lang/Object;Ljava/lang/Object;)V"));
      }
      slot += parameter.getSize();
    }
  }

  /** A protected method of a superclass may be called on instances of the calling class only, so those are not made less of. */
  private void pushCall(MethodNode wrapper, Target target, List<Type> parameters) {
    if (target.creates()) {
      wrapper.instructions.add(new TypeInsnNode(Opcodes.NEW, target.owner()));
      wrapper.instructions.add(new InsnNode(Opcodes.DUP));
    }
    int slot = 0;
    for (int i = 0; i < parameters.size(); i++) {
      wrapper.instructions.add(new VarInsnNode(parameters.get(i).getOpcode(Opcodes.ILOAD), slot));
      boolean isOther = i == 0 && target.hasReceiver() && !target.receiver().getInternalName().equals(target.owner());
      if (isOther && target.opcode() != Opcodes.INVOKESPECIAL && !target.receiver().getInternalName().equals(type.name)) {
        wrapper.instructions.add(new TypeInsnNode(Opcodes.CHECKCAST, target.owner()));
      }
      slot += parameters.get(i).getSize();
    }
    wrapper.instructions.add(new MethodInsnNode(target.opcode(), target.owner(), target.name(), target.descriptor(), target.inInterface()));
  }

  private static org.objectweb.asm.tree.FrameNode frame(Collection<Type> parameters) {
    List<Object> locals = new ArrayList<>();
    for (Type parameter : parameters) {
      locals.add(
          switch (parameter.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> parameter.getInternalName();
          });
    }
    locals.add(OBJECT);
    return new org.objectweb.asm.tree.FrameNode(
        Opcodes.F_FULL, locals.size(), locals.toArray(), 1, new Object[] {THROWABLE});
  }

  private static MethodInsnNode probe(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, PROBES, name, descriptor, false);
  }

  /**
   * What a wrapper calls.
   *
   * @param opcode how, {@code INVOKESPECIAL} with the name {@code <init>} creates an instance
   * @param receiver type of the wrapper's first parameter, null if the call has no receiver
   */
  private record Target(int opcode, String owner, String name, String descriptor, boolean inInterface, Type receiver) {

    static Target of(MethodInsnNode call, ClassNode caller) {
      boolean receives = call.getOpcode() != Opcodes.INVOKESTATIC && !call.name.equals("<init>");
      Type receiver = receives ? receiver(call.getOpcode(), call.owner, caller) : null;
      return new Target(call.getOpcode(), call.owner, call.name, call.desc, call.itf, receiver);
    }

    /** For {@code super.method()} the JVM wants an instance of the calling class itself. */
    private static Type receiver(int opcode, String owner, ClassNode caller) {
      return Type.getObjectType(opcode == Opcodes.INVOKESPECIAL ? caller.name : owner);
    }

    static Target of(Handle handle, ClassNode caller) {
      int opcode =
          switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            default -> Opcodes.INVOKESPECIAL;
          };
      boolean receives = opcode != Opcodes.INVOKESTATIC && handle.getTag() != Opcodes.H_NEWINVOKESPECIAL;
      return new Target(
          opcode,
          handle.getOwner(),
          handle.getName(),
          handle.getDesc(),
          handle.isInterface(),
          receives ? receiver(opcode, handle.getOwner(), caller) : null);
    }

    Target withReceiver(Type captured) {
      return new Target(opcode, owner, name, descriptor, inInterface, captured);
    }

    boolean creates() {
      return name.equals("<init>");
    }

    boolean hasReceiver() {
      return receiver != null;
    }

    String wrapperDescriptor() {
      Type result = creates() ? Type.getObjectType(owner) : Type.getReturnType(descriptor);
      List<Type> parameters = new ArrayList<>();
      if (receiver != null) {
        parameters.add(receiver);
      }
      parameters.addAll(List.of(Type.getArgumentTypes(descriptor)));
      return Type.getMethodDescriptor(result, parameters.toArray(new Type[0]));
    }
  }
}
