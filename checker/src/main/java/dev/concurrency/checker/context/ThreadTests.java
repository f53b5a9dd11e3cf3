package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;

/** Tests such as {@code if (Thread.currentThread() == worker) return task.call()}: what stands behind one may be for other threads only. */
final class ThreadTests {

  private final Knowledge knowledge;
  private final CallTargets targets;

  ThreadTests(Knowledge knowledge, CallTargets targets) {
    this.knowledge = knowledge;
    this.targets = targets;
  }

  /** Whether a call is made only where somebody has looked which thread this is, itself or in a method that it asks. */
  boolean isBehind(Body body, Op.Call call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Guarded guarded && guarded.tested().stream().anyMatch(op -> tellsThread(body.ops().get(op)))) {
        return true;
      }
    }
    return false;
  }

  private boolean tellsThread(Op op) {
    if (!(op instanceof Op.Call call)) {
      return false;
    }
    Body asked = targets.of(call);
    return knowledge.find(Verb.TELLS_THREAD, call) != null
        || asked != null && asked.calls().stream().anyMatch(inner -> knowledge.find(Verb.TELLS_THREAD, inner) != null);
  }
}
