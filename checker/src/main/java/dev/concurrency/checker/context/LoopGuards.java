package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;

/** Tests such as {@code if (!eventLoop.inEventLoop()) future.sync()}: what they let through does not run on an event loop. */
final class LoopGuards {

  private final Program program;
  private final Knowledge knowledge;

  LoopGuards(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
  }

  /** Whether a region of a body runs only where somebody has found that the thread is no event loop. */
  boolean isOffLoop(Body body, int region) {
    for (int at = region; at > 0; at = body.regions().get(at).parent()) {
      if (body.regions().get(at) instanceof Region.Guarded guarded && guarded.facts().stream().anyMatch(fact -> !fact.value() && asksForLoop(body, fact))) {
        return true;
      }
    }
    return false;
  }

  private boolean asksForLoop(Body body, Region.Fact fact) {
    return body.ops().get(fact.op()) instanceof Op.Call test && knowledge.find(Verb.TELLS_LOOP, test) != null;
  }
}
