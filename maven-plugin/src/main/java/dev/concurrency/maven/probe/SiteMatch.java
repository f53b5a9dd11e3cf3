package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A place in a class file and the sites that mean it.
 *
 * @param instruction the call, or the label at which the loop begins; null if the whole body of the method is meant
 */
record SiteMatch(MethodNode method, AbstractInsnNode instruction, List<SiteSpec> sites) {

  /** The same place, meant by one more site. */
  SiteMatch and(SiteMatch other) {
    List<SiteSpec> both = new ArrayList<>(sites);
    both.addAll(other.sites);
    return new SiteMatch(method, instruction, both);
  }
}
