package dev.concurrency.maven.probe;

import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A call, or a method reference, of a class file, as an analysis would describe it. */
record CallSite(ClassNode type, MethodNode method, AbstractInsnNode instruction, int line, String owner, String name, String descriptor, int ordinal) {

  /** All of a class, in the order of the instructions. Those without a line, and those of arrays and handles, are no calls of a source. */
  static List<CallSite> of(ClassNode type) {
    List<CallSite> calls = new ArrayList<>();
    Map<String, Integer> ordinals = new HashMap<>();
    for (MethodNode method : type.methods) {
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
          continue;
        }
        Handle reference = MethodReferences.target(instruction);
        MethodInsnNode call = instruction instanceof MethodInsnNode made ? made : null;
        if (line == 0 || call == null && reference == null) {
          continue;
        }
        String owner = call == null ? reference.getOwner() : call.owner;
        String name = call == null ? reference.getName() : call.name;
        String descriptor = call == null ? reference.getDesc() : call.desc;
        if (!owner.startsWith("[") && !owner.equals("java/lang/invoke/MethodHandle") && !owner.equals("java/lang/invoke/VarHandle")) {
          int ordinal = ordinals.merge(line + name + descriptor, 1, Integer::sum) - 1;
          calls.add(new CallSite(type, method, instruction, line, owner.replace('/', '.'), name, descriptor, ordinal));
        }
      }
    }
    return calls;
  }

  /** As the only site of a finding. */
  SiteSpec spec(String finding, ProbeKind probe) {
    return new SiteSpec(finding, 0, "Rule", probe, type.name.replace('/', '.'), type.sourceFile, line, line, line, owner, name, descriptor, ordinal);
  }

  Site site(Probe probe) {
    String name = type.name.replace('/', '.');
    int nested = name.indexOf('$');
    return new Site(probe, nested < 0 ? name : name.substring(0, nested), type.sourceFile, line, line, line, owner, this.name, descriptor, ordinal);
  }
}
