package dev.concurrency.maven.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which calls of a method may fail, as far as class files tell. In doubt none: a failure that cannot happen proves nothing.
 *
 * <p>A method that handles all that may go wrong in it does not fail. Of an abstract method of the same project it is not known who implements it; one of a
 * library may do what it declares.
 */
final class Failures {

  private static final int DEPTH = 4;
  private static final Set<String> BROAD = Set.of("java/lang/Throwable", "java/lang/Exception", "java/lang/RuntimeException");

  private static final Set<String> PRINTERS = Set.of("java/io/PrintStream", "java/io/PrintWriter");

  private final ClassLoader loader;
  private final Map<String, ClassNode> types = new HashMap<>();
  private final String base;

  /** @param type a class of the project, which the loader defines */
  Failures(ClassLoader loader, ClassNode type) {
    this.loader = loader;
    this.base = base(type.name);
    types.put(type.name, type);
  }

  /**
   * The calls in the place of which an unchecked exception may be thrown: if some of the code handles failures, only those within. Empty if such a handler
   * takes no unchecked ones, because what it takes is what the author expects.
   */
  List<MethodInsnNode> in(MethodNode method) {
    List<MethodInsnNode> open = new ArrayList<>();
    List<MethodInsnNode> handled = new ArrayList<>();
    boolean narrow = false;
    for (AbstractInsnNode instruction : withoutFailure(method)) {
      if (instruction instanceof MethodInsnNode call && mayFail(call, DEPTH)) {
        List<TryCatchBlockNode> handlers = handlers(method, call);
        (handlers.isEmpty() ? open : handled).add(call);
        narrow |= !handlers.isEmpty() && handlers.stream().noneMatch(handler -> handler.type == null || BROAD.contains(handler.type));
      }
    }
    return narrow ? List.of() : handled.isEmpty() ? open : handled;
  }

  private boolean mayFail(MethodInsnNode call, int depth) {
    return !call.name.equals("<init>") && !isHarmless(call.owner) && mayFail(call.owner, call.name, call.desc, depth, new HashSet<>());
  }

  /** What hardly ever fails, or is no work of the task: the JDK's basic types, streams that keep their failures to themselves, and loggers. */
  private static boolean isHarmless(String owner) {
    return owner.startsWith("java/lang/") || owner.startsWith("java/util/") || owner.startsWith("[") || PRINTERS.contains(owner) || owner.endsWith("Logger") || owner.endsWith("/Log");
  }

  private boolean mayFail(String owner, String name, String descriptor, int depth, Set<String> open) {
    if (owner.startsWith("java/") || owner.startsWith("javax/")) {
      return true;
    }
    boolean ofProject = base != null && base.equals(base(owner));
    MethodNode method = find(owner, name, descriptor);
    if (method == null || (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0 || depth == 0) {
      return !ofProject;
    }
    if (!open.add(owner + "." + name + descriptor)) {
      return false;
    }
    for (AbstractInsnNode instruction : withoutFailure(method)) {
      boolean makesException = instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW && (made.desc.endsWith("Exception") || made.desc.endsWith("Error"));
      boolean calls =
          instruction instanceof MethodInsnNode call
              && !call.name.equals("<init>")
              && !isHarmless(call.owner)
              && mayFail(call.owner, call.name, call.desc, depth - 1, open);
      if ((makesException || calls) && handlers(method, instruction).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What a method may execute before anything has failed; the rest of it, such as catch clauses, is there because something has. */
  private static Set<AbstractInsnNode> withoutFailure(MethodNode method) {
    Set<AbstractInsnNode> reached = new LinkedHashSet<>();
    Deque<AbstractInsnNode> open = new ArrayDeque<>();
    open.add(method.instructions.getFirst());
    while (!open.isEmpty()) {
      AbstractInsnNode at = open.pop();
      for (; at != null && reached.add(at); at = at.getNext()) {
        open.addAll(Loops.targets(at));
        if (leaves(at) || at.getOpcode() == Opcodes.GOTO || at instanceof TableSwitchInsnNode || at instanceof LookupSwitchInsnNode) {
          break;
        }
      }
    }
    return reached;
  }

  private static boolean leaves(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
  }

  /** The handlers around an instruction that do not throw on what they take. */
  private static List<TryCatchBlockNode> handlers(MethodNode method, AbstractInsnNode instruction) {
    int at = method.instructions.indexOf(instruction);
    return method.tryCatchBlocks.stream()
        .filter(block -> method.instructions.indexOf(block.start) <= at && at < method.instructions.indexOf(block.end))
        .filter(block -> !throwsOn(block.handler))
        .toList();
  }

  /** Whether the handler certainly ends in a throw, as those of {@code finally} and of try-with-resources do. */
  private static boolean throwsOn(LabelNode handler) {
    Set<AbstractInsnNode> seen = new HashSet<>();
    AbstractInsnNode at = handler;
    while (at != null && seen.add(at)) {
      int opcode = at.getOpcode();
      if (opcode == Opcodes.ATHROW) {
        return true;
      }
      boolean isNullCheck = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
      if (leaves(at) || at instanceof JumpInsnNode && opcode != Opcodes.GOTO && !isNullCheck) {
        return false;
      }
      at = opcode == Opcodes.GOTO ? ((JumpInsnNode) at).label : at.getNext();
    }
    return false;
  }

  private MethodNode find(String owner, String name, String descriptor) {
    for (String at = owner; at != null && !at.equals("java/lang/Object"); ) {
      ClassNode type = types.computeIfAbsent(at, this::read);
      if (type == null) {
        return null;
      }
      for (MethodNode method : type.methods) {
        if (method.name.equals(name) && method.desc.equals(descriptor)) {
          return method;
        }
      }
      at = type.superName;
    }
    return null;
  }

  private ClassNode read(String name) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      if (in == null) {
        return null;
      }
      ClassNode type = new ClassNode();
      new ClassReader(in).accept(type, ClassReader.SKIP_FRAMES);
      return type;
    } catch (IOException | RuntimeException e) {
      // Not readable here: then nothing is known.
      return null;
    }
  }

  /** The directory or jar that a class is in; null if there is none. */
  private String base(String name) {
    String file = name + ".class";
    URL url = loader.getResource(file);
    return url == null ? null : url.toString().substring(0, url.toString().length() - file.length());
  }
}
