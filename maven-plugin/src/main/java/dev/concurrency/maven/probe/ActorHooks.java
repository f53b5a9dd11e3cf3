package dev.concurrency.maven.probe;

import dev.concurrency.maven.probe.runtime.ActorCells;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Has an actor system tell which actor handles a message, on which thread. */
final class ActorHooks {

  private ActorHooks() {}

  /** Adds the hooks, if the class is the one that hands messages to actors; answers whether it is. */
  static boolean add(ClassNode type) {
    if (!type.name.equals(ActorCells.CELL)) {
      return false;
    }
    Wrappers wrappers = new Wrappers(type);
    List<MethodNode> handling = type.methods.stream().filter(method -> ActorCells.handles(method.name, method.desc)).toList();
    handling.forEach(method -> wrappers.bracket(method, "actorBegins", "actorEnds"));
    return !handling.isEmpty();
  }
}
