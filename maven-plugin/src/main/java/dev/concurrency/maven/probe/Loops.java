package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where the loops of a method begin, and how one of them is watched: the probes are called in front of it, and at the beginning of each round. */
final class Loops {

  private Loops() {}

  /** A jump from one line to a label on another one; {@code back} if the label stands before it. */
  private record Jump(AbstractInsnNode from, LabelNode to, int line, int targetLine, boolean back) {}

  /**
   * Where the loop begins that a site means: the first within its lines. Null if there is none.
   *
   * @throws AmbiguousSiteException if another loop begins on the same line behind it
   */
  static LabelNode head(MethodNode method, SiteSpec site) throws AmbiguousSiteException {
    LabelNode head = null;
    int line = -1;
    int end = -1;
    for (Jump jump : jumps(method)) {
      if (!jump.back || !isIn(jump, site)) {
        continue;
      }
      int at = method.instructions.indexOf(jump.to);
      if (head == null || at < method.instructions.indexOf(head)) {
        head = jump.to;
        line = jump.targetLine;
      }
    }
    for (Jump jump : jumps(method)) {
      end = jump.back && jump.to == head ? Math.max(end, method.instructions.indexOf(jump.from)) : end;
    }
    for (Jump jump : jumps(method)) {
      if (jump.back && jump.to != head && jump.targetLine == line && method.instructions.indexOf(jump.to) > end) {
        throw new AmbiguousSiteException("line " + site.line() + " has several loops; put them on lines of their own");
      }
    }
    return head;
  }

  /** @throws AmbiguousSiteException with nothing changed, if the loop stands within an expression */
  static void watch(MethodNode method, LabelNode head, SiteSpec site, int number) throws AmbiguousSiteException {
    FrameNode frame = null;
    AbstractInsnNode first = head.getNext();
    while (first.getOpcode() < 0) {
      frame = first instanceof FrameNode here ? here : frame;
      first = first.getNext();
    }
    if (frame != null && frame.stack != null && !frame.stack.isEmpty()) {
      throw new AmbiguousSiteException("the loop on line " + site.line() + " stands within an expression; move it to a method");
    }
    LabelNode entry = new LabelNode();
    boolean jumpedTo = false;
    for (Jump jump : jumps(method)) {
      if (jump.to == head && !(jump.back && isIn(jump, site))) {
        retarget(jump.from, head, entry);
        jumpedTo = true;
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      block.end = block.end == head ? entry : block.end;
    }
    InsnList before = new InsnList();
    before.add(entry);
    if (jumpedTo && frame != null) {
      // What held at the head holds here, and has not changed when the head is reached.
      method.instructions.set(frame, new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
      before.add(frame);
    }
    before.add(probe("entersLoop", number));
    InsnList round = probe("goesRound", number);
    method.instructions.insertBefore(first, round);
    method.instructions.insertBefore(head, before);
  }

  private static boolean isIn(Jump jump, SiteSpec site) {
    return jump.line >= site.statementStart() && jump.line <= site.statementEnd() && jump.targetLine >= site.statementStart() && jump.targetLine <= site.statementEnd();
  }

  private static List<Jump> jumps(MethodNode method) {
    List<Jump> jumps = new ArrayList<>();
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions) {
      line = instruction instanceof LineNumberNode number ? number.line : line;
      for (LabelNode target : targets(instruction)) {
        boolean back = method.instructions.indexOf(target) < method.instructions.indexOf(instruction);
        jumps.add(new Jump(instruction, target, line, lineAt(target), back));
      }
    }
    return jumps;
  }

  /** Where an instruction may jump to; empty for most. */
  static List<LabelNode> targets(AbstractInsnNode instruction) {
    List<LabelNode> targets = new ArrayList<>();
    if (instruction instanceof JumpInsnNode jump) {
      targets.add(jump.label);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      targets.addAll(lookup.labels);
      targets.add(lookup.dflt);
    } else if (instruction instanceof TableSwitchInsnNode table) {
      targets.addAll(table.labels);
      targets.add(table.dflt);
    }
    return targets;
  }

  private static void retarget(AbstractInsnNode instruction, LabelNode from, LabelNode to) {
    if (instruction instanceof JumpInsnNode jump) {
      jump.label = to;
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      lookup.labels.replaceAll(label -> label == from ? to : label);
      lookup.dflt = lookup.dflt == from ? to : lookup.dflt;
    } else if (instruction instanceof TableSwitchInsnNode table) {
      table.labels.replaceAll(label -> label == from ? to : label);
      table.dflt = table.dflt == from ? to : table.dflt;
    }
  }

  /** The line of the first instruction behind a label. */
  private static int lineAt(LabelNode label) {
    AbstractInsnNode at = label;
    while (at != null && at.getOpcode() < 0) {
      if (at instanceof LineNumberNode number) {
        return number.line;
      }
      at = at.getNext();
    }
    for (at = label; at != null; at = at.getPrevious()) {
      if (at instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return -1;
  }

  private static InsnList probe(String name, int number) {
    InsnList code = new InsnList();
    code.add(new LdcInsnNode(number));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Wrappers.PROBES, name, "(I)V", false));
    return code;
  }
}
