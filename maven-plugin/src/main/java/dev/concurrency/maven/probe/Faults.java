package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Lets the task of a flagged call fail, in the place of a call that the task makes and that may fail.
 *
 * <p>A failure is put where the code itself could meet one, so that whatever the code does about failures is done. The task is a lambda expression written
 * right in the flagged call, or in the chain of calls that ends in it: nobody else runs it. Where a function of the chain looks at failures, or the task's
 * calls handle their own, nothing is changed. Method references and tasks made elsewhere are left alone.
 */
final class Faults {

  private static final Set<ProbeKind> OF_TASKS = Set.of(ProbeKind.DISCARDED_RESULT, ProbeKind.DROPPED_FAILURE, ProbeKind.PERIODIC_TASK);
  private static final int LONGEST_CHAIN = 50;
  private static final String LAMBDA = "lambda$";

  /** Steps of a chain that look at failures themselves, or pass them to a function as something else than an exception. */
  private static final Pattern SEES_FAILURES = Pattern.compile("(?i)retry|error|fail|materialize|oneach");

  private Faults() {}

  /** Changes the body of the task, if it can be told; {@code number} is the flagged call's. */
  static void add(ClassNode type, ClassLoader loader, SiteMatch match, int number) {
    if (!(match.instruction() instanceof MethodInsnNode call) || match.sites().stream().noneMatch(site -> OF_TASKS.contains(site.probe()))) {
      return;
    }
    Failures failures = new Failures(loader, type);
    Chain chain = chain(type, match.method(), call);
    for (MethodNode task : chain.isHandled() ? List.<MethodNode>of() : chain.tasks()) {
      List<MethodInsnNode> mayFail = failures.in(task);
      for (MethodInsnNode inner : mayFail) {
        InsnList fault = new InsnList();
        fault.add(new LdcInsnNode(number));
        fault.add(new LdcInsnNode(simpleName(inner.owner) + "." + inner.name));
        fault.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Wrappers.PROBES, "fault", "(ILjava/lang/String;)V", false));
        task.instructions.insertBefore(inner, fault);
      }
      if (!mayFail.isEmpty()) {
        // What comes later in the chain fails for the same reason, or sees this failure.
        return;
      }
    }
  }

  /**
   * A call and the calls before it, each made on what the one before returned.
   *
   * @param tasks the bodies of the lambda expressions that they were given, in the order in which they run
   * @param isHandled whether a function of theirs is given failures, or that cannot be told
   */
  record Chain(List<MethodNode> tasks, boolean isHandled) {}

  static Chain chain(ClassNode type, MethodNode method, MethodInsnNode last) {
    Frame<SourceValue>[] frames;
    try {
      frames = new Analyzer<>(new SourceInterpreter()).analyze(type.name, method);
    } catch (AnalyzerException e) {
      return new Chain(List.of(), true);
    }
    List<MethodNode> tasks = new ArrayList<>();
    boolean isHandled = false;
    MethodInsnNode call = last;
    for (int i = 0; call != null && i < LONGEST_CHAIN; i++) {
      Frame<SourceValue> frame = frames[method.instructions.indexOf(call)];
      if (frame == null) {
        return new Chain(List.of(), true);
      }
      isHandled |= SEES_FAILURES.matcher(call.name).find();
      int arguments = Type.getArgumentTypes(call.desc).length;
      List<MethodNode> own = new ArrayList<>();
      for (int argument = 0; argument < arguments; argument++) {
        if (source(frame, arguments - argument) instanceof InvokeDynamicInsnNode dynamic && MethodReferences.target(dynamic) != null) {
          isHandled |= takesFailure(dynamic);
          MethodNode body = body(type, MethodReferences.target(dynamic));
          if (body != null) {
            own.add(body);
          }
        }
      }
      tasks.addAll(0, own);
      boolean receives = call.getOpcode() != Opcodes.INVOKESTATIC && !call.name.equals("<init>");
      call = receives && source(frame, arguments + 1) instanceof MethodInsnNode before ? before : null;
    }
    return new Chain(tasks, isHandled);
  }

  /** The only instruction that made the value so many places below the top of the stack; null if there are several. */
  private static AbstractInsnNode source(Frame<SourceValue> frame, int fromTop) {
    Set<AbstractInsnNode> sources = frame.getStack(frame.getStackSize() - fromTop).insns;
    return sources.size() == 1 ? sources.iterator().next() : null;
  }

  /** Whether a parameter of the function is an exception, as far as its name says. */
  private static boolean takesFailure(InvokeDynamicInsnNode dynamic) {
    for (Type parameter : Type.getArgumentTypes(((Type) dynamic.bsmArgs[2]).getDescriptor())) {
      String name = parameter.getClassName();
      if (name.endsWith("Throwable") || name.endsWith("Exception") || name.endsWith("Error")) {
        return true;
      }
    }
    return false;
  }

  private static MethodNode body(ClassNode type, Handle handle) {
    return type.methods.stream()
        .filter(method -> handle.getOwner().equals(type.name) && method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc()))
        .filter(method -> (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith(LAMBDA))
        .findFirst()
        .orElse(null);
  }

  private static String simpleName(String internalName) {
    return internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
  }
}
