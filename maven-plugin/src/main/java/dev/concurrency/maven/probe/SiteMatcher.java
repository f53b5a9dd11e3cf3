package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the instructions that a site means in one class. */
final class SiteMatcher {

  private static final String CONSTRUCTOR = "<init>";
  private static final String INITIALIZER = "<clinit>";

  private SiteMatcher() {}

  /**
   * The places that the site means, in this class.
   *
   * <p>There may be several: javac copies a {@code finally} block to each way out of its {@code try}, and a field's initial value into each
   * constructor. They are one place in the source.
   *
   * @return empty if the class has none
   * @throws AmbiguousSiteException if one of several calls is meant and the class file does not tell which
   */
  static List<SiteMatch> find(ClassNode type, SiteSpec site) throws AmbiguousSiteException {
    if (isPlaceOnly(site)) {
      return List.of();
    }
    boolean isWrite = site.probe() == ProbeKind.ACTOR_STATE && site.descriptor().isEmpty();
    if (site.probe() == ProbeKind.LOST_UPDATE || isWrite) {
      return updates(type, site, isWrite);
    }
    if (site.probe() == ProbeKind.RESOURCE_CLOSE) {
      return closings(type, site);
    }
    if (site.probe() == ProbeKind.BUSY_LOOP || site.probe() == ProbeKind.POLLING_LOOP) {
      return loopHead(type, site);
    }
    if (site.probe() == ProbeKind.PROXIED_BODY) {
      return method(type, site);
    }
    if (site.name().isEmpty()) {
      return site.probe() == ProbeKind.NULL_RESULT ? nullReturn(type, site) : loop(type, site);
    }
    List<SiteMatch> exact = calls(type, site, site.line(), site.line(), false);
    if (exact.isEmpty() && mayBeElsewhere(site)) {
      exact = calls(type, site, site.statementStart(), site.statementEnd(), true);
    }
    return site.probe() == ProbeKind.INTERRUPTED_BODY ? around(exact, site) : exact;
  }

  /** Whether nothing is rewritten there: the site only tells other sites of its finding something. */
  static boolean isPlaceOnly(SiteSpec site) {
    return site.probe() == ProbeKind.MONITOR || site.probe() == ProbeKind.OUTSIDE_WAIT;
  }

  /** The body of the method or lambda that holds a call. */
  private static List<SiteMatch> around(List<SiteMatch> calls, SiteSpec site) throws AmbiguousSiteException {
    List<MethodNode> methods = calls.stream().map(SiteMatch::method).distinct().toList();
    if (methods.stream().anyMatch(method -> method.name.equals(CONSTRUCTOR) || method.name.equals(INITIALIZER))) {
      throw new AmbiguousSiteException("the call on line " + site.line() + " is in an initializer, which cannot be followed; move it to a method");
    }
    return methods.stream().map(method -> new SiteMatch(method, null, List.of(site))).toList();
  }

  /** A constructor call has the line where the statement or the expression begins, which the source position does not tell. */
  private static boolean mayBeElsewhere(SiteSpec site) {
    return site.name().equals(CONSTRUCTOR);
  }

  private static List<SiteMatch> calls(ClassNode type, SiteSpec site, int from, int to, boolean sameOwner) throws AmbiguousSiteException {
    List<SiteMatch> found = new ArrayList<>();
    boolean inConstructors = true;
    int methods = 0;
    for (MethodNode method : type.methods) {
      if ((method.access & Opcodes.ACC_BRIDGE) != 0) {
        continue;
      }
      List<List<AbstractInsnNode>> copies = copies(method, site, from, to, instruction -> isCall(instruction, site, sameOwner));
      if (copies.isEmpty()) {
        continue;
      }
      methods++;
      inConstructors &= method.name.equals(CONSTRUCTOR);
      for (AbstractInsnNode instruction : choose(copies, site.ordinal())) {
        found.add(new SiteMatch(method, instruction, List.of(site)));
      }
    }
    if (methods > 1 && !inConstructors) {
      throw new AmbiguousSiteException(
          "line " + site.line() + " has calls of " + site.name() + " in " + methods
              + " methods or lambdas of " + type.name.replace('/', '.') + "; put them on lines of their own");
    }
    return found;
  }

  /** The fitting instructions of a method, in order, in one list for each time that the statement's lines are entered anew. */
  private static List<List<AbstractInsnNode>> copies(MethodNode method, SiteSpec site, int from, int to, Predicate<AbstractInsnNode> fits) {
    List<List<AbstractInsnNode>> copies = new ArrayList<>();
    int line = -1;
    boolean inStatement = false;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
        boolean in = line >= Math.min(site.statementStart(), site.line()) && line <= Math.max(site.statementEnd(), site.line());
        if (in && !inStatement) {
          copies.add(new ArrayList<>());
        }
        inStatement = in;
      } else if (line >= from && line <= to && inStatement && fits.test(instruction)) {
        copies.get(copies.size() - 1).add(instruction);
      }
    }
    copies.removeIf(List::isEmpty);
    return copies;
  }

  /** The call with the given number in each copy, if the copies are alike; else in all of them together. */
  private static List<AbstractInsnNode> choose(List<List<AbstractInsnNode>> copies, int ordinal) {
    int size = copies.get(0).size();
    if (ordinal < size && copies.stream().allMatch(copy -> copy.size() == size)) {
      return copies.stream().map(copy -> copy.get(ordinal)).toList();
    }
    List<AbstractInsnNode> all = copies.stream().flatMap(List::stream).toList();
    return ordinal < all.size() ? List.of(all.get(ordinal)) : List.of();
  }

  private static boolean isCall(AbstractInsnNode instruction, SiteSpec site, boolean sameOwner) {
    if (instruction instanceof MethodInsnNode call) {
      boolean created = !call.name.equals(CONSTRUCTOR) || NewExpressions.allocation(call) != null;
      return created && fits(call.owner, call.name, call.desc, site, sameOwner);
    }
    Handle reference = MethodReferences.target(instruction);
    return reference != null && fits(reference.getOwner(), reference.getName(), reference.getDesc(), site, sameOwner);
  }

  private static boolean fits(String owner, String name, String descriptor, SiteSpec site, boolean sameOwner) {
    return name.equals(site.name())
        && descriptor.equals(site.descriptor())
        && (!sameOwner || owner.equals(site.owner().replace('.', '/')));
  }

  /** The writes that a site means, and, if they matter, the reads of the field before each, from the line where the site's statement begins. */
  private static List<SiteMatch> updates(ClassNode type, SiteSpec site, boolean writesOnly) throws AmbiguousSiteException {
    List<SiteMatch> found = new ArrayList<>();
    int methods = 0;
    for (MethodNode method : type.methods) {
      List<List<AbstractInsnNode>> copies =
          copies(method, site, site.statementStart(), site.statementEnd(), instruction -> Accesses.isWrite(instruction, site.name()) && isComplete(method, instruction));
      if (copies.isEmpty() || (method.access & Opcodes.ACC_BRIDGE) != 0) {
        continue;
      }
      methods++;
      for (AbstractInsnNode write : choose(copies, site.ordinal())) {
        List<AbstractInsnNode> reads = writesOnly ? List.of() : readsBefore(write, site);
        if (reads.isEmpty() && !writesOnly) {
          throw new AmbiguousSiteException("the read of " + site.name() + " before line " + site.line() + " cannot be told in the class file");
        }
        reads.forEach(read -> found.add(new SiteMatch(method, read, List.of(site))));
        found.add(new SiteMatch(method, write, List.of(site)));
      }
    }
    if (methods > 1) {
      throw new AmbiguousSiteException(
          "line " + site.line() + " writes " + site.name() + " in " + methods + " methods or lambdas of " + type.name.replace('/', '.')
              + "; put them on lines of their own");
    }
    return found;
  }

  /** Before the constructor of the superclass is called there is no object yet that could be shown to the probes; nor can another thread see it. */
  private static boolean isComplete(MethodNode method, AbstractInsnNode write) {
    for (AbstractInsnNode i = write.getNext(); method.name.equals(CONSTRUCTOR) && i != null; i = i.getNext()) {
      if (i instanceof MethodInsnNode call && call.name.equals(CONSTRUCTOR) && NewExpressions.allocation(call) == null) {
        return false;
      }
    }
    return true;
  }

  private static List<AbstractInsnNode> readsBefore(AbstractInsnNode write, SiteSpec site) {
    List<AbstractInsnNode> reads = new ArrayList<>();
    for (AbstractInsnNode i = write.getPrevious(); i != null; i = i.getPrevious()) {
      boolean isBefore = i instanceof LineNumberNode number && (number.line < site.statementStart() || number.line > site.statementEnd());
      if (isBefore || Accesses.isWrite(i, site.name())) {
        break;
      }
      if (Accesses.isRead(i, site.name()) && Accesses.belong(i, write)) {
        reads.add(i);
      }
    }
    return reads;
  }

  /** All calls of {@code close()} within the site's lines, those that javac makes of a {@code try} with resources too. */
  private static List<SiteMatch> closings(ClassNode type, SiteSpec site) {
    List<SiteMatch> found = new ArrayList<>();
    for (MethodNode method : type.methods) {
      int line = -1;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        } else if (instruction instanceof MethodInsnNode call && call.name.equals("close") && call.desc.equals("()V") && within(line, site)) {
          found.add(new SiteMatch(method, call, List.of(site)));
        }
      }
    }
    return found;
  }

  private static List<SiteMatch> loopHead(ClassNode type, SiteSpec site) throws AmbiguousSiteException {
    MethodNode holder = holder(type, site);
    LabelNode head = holder == null ? null : Loops.head(holder, site);
    return head == null ? List.of() : List.of(new SiteMatch(holder, head, List.of(site)));
  }

  /** The method or lambda that holds a loop within the site's lines; null if none does. */
  private static MethodNode holder(ClassNode type, SiteSpec site) {
    // A lambda inside the loop may loop itself: the body that begins first is the one around it.
    return type.methods.stream()
        .filter(method -> (method.access & Opcodes.ACC_BRIDGE) == 0 && jumpsBack(method, site))
        .min(Comparator.comparingInt(SiteMatcher::firstLine))
        .orElse(null);
  }

  /** The body of the method that the site names. */
  private static List<SiteMatch> method(ClassNode type, SiteSpec site) {
    return type.methods.stream()
        .filter(method -> type.name.equals(site.owner().replace('.', '/')) && method.name.equals(site.name()) && method.desc.equals(site.descriptor()))
        .map(method -> new SiteMatch(method, null, List.of(site)))
        .toList();
  }

  /** The body of the method or lambda that holds a loop within the site's lines. */
  private static List<SiteMatch> loop(ClassNode type, SiteSpec site) throws AmbiguousSiteException {
    MethodNode outermost = holder(type, site);
    if (outermost == null) {
      return List.of();
    }
    if (outermost.name.equals(CONSTRUCTOR) || outermost.name.equals(INITIALIZER)) {
      throw new AmbiguousSiteException("the loop on line " + site.line() + " is in an initializer, which cannot be measured; move it to a method");
    }
    return List.of(new SiteMatch(outermost, null, List.of(site)));
  }

  /** The body of the method or lambda that pushes null and returns a reference within the site's lines. */
  private static List<SiteMatch> nullReturn(ClassNode type, SiteSpec site) throws AmbiguousSiteException {
    List<MethodNode> bodies =
        type.methods.stream().filter(method -> (method.access & Opcodes.ACC_BRIDGE) == 0 && has(method, site, Opcodes.ACONST_NULL) && has(method, site, Opcodes.ARETURN)).toList();
    if (bodies.size() > 1) {
      throw new AmbiguousSiteException(
          "line " + site.line() + " returns null in " + bodies.size() + " methods or lambdas of " + type.name.replace('/', '.') + "; put them on lines of their own");
    }
    return bodies.stream().map(body -> new SiteMatch(body, null, List.of(site))).toList();
  }

  private static boolean has(MethodNode method, SiteSpec site, int opcode) {
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (instruction.getOpcode() == opcode && line >= site.line() && line <= Math.max(site.line(), site.statementEnd())) {
        return true;
      }
    }
    return false;
  }

  private static boolean jumpsBack(MethodNode method, SiteSpec site) {
    java.util.Map<LabelNode, Integer> lines = new java.util.HashMap<>();
    List<LabelNode> unnumbered = new ArrayList<>();
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
        for (LabelNode label : unnumbered) {
          lines.put(label, line);
        }
        unnumbered.clear();
      } else if (instruction instanceof LabelNode label) {
        lines.put(label, line);
        unnumbered.add(label);
      } else if (instruction.getOpcode() >= 0) {
        unnumbered.clear();
        if (instruction instanceof JumpInsnNode jump && lines.containsKey(jump.label)) {
          int target = lines.get(jump.label);
          if (within(line, site) && within(target, site)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean within(int line, SiteSpec site) {
    return line >= site.statementStart() && line <= site.statementEnd();
  }

  private static int firstLine(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Whether the class has any code on the site's line. */
  static boolean hasLine(ClassNode type, SiteSpec site) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number && number.line == site.line()) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isLoop(SiteSpec site) {
    return site.probe() == ProbeKind.CPU_LOOP && site.name().isEmpty();
  }
}
