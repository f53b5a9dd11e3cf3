package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;

/** Whether a future is certainly finished where it is waited for, so that nothing waits. */
public final class Finished {

  private final Program program;
  private final Catalog catalog;
  private final Chains chains;

  public Finished(Program program, Catalog catalog, Chains chains) {
    this.program = program;
    this.catalog = catalog;
    this.chains = chains;
  }

  /** {@code context} is the one in question; null for none in particular. */
  public boolean isFinished(Body body, Op.Call wait, ExecutionContext context) {
    Value future = Chains.continued(wait);
    if (future == null) {
      return false;
    }
    Op.Call made = program.call(program.origin(future));
    return made != null && catalog.find(Verb.FINISHED, program, made) != null
        || isTested(body, wait, future)
        || wasWaitedFor(body, wait, future)
        || isContinued(body, future)
        || context != null && context.inputsFinished() && !isStartedHere(future);
  }

  /** {@code if (f.isDone()) f.join()}. */
  private boolean isTested(Body body, Op.Call wait, Value future) {
    for (Region region : body.around(wait)) {
      if (region instanceof Region.Guarded guarded) {
        for (Region.Fact fact : guarded.facts()) {
          Op.Call test = (Op.Call) body.ops().get(fact.op());
          if (fact.value() && catalog.find(Verb.TELLS_DONE, program, test) != null && program.same(test.receiver(), future)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** {@code CompletableFuture.allOf(a, b).join(); a.join()}: the first wait waits, the second does not. */
  private boolean wasWaitedFor(Body body, Op.Call wait, Value future) {
    for (Op.Call earlier : body.calls()) {
      if (earlier.id() >= wait.id()) {
        return false;
      }
      Entry blocks = earlier.receiver() == null ? null : catalog.find(Verb.BLOCKS, program, earlier);
      if (blocks != null
          && blocks.tag().equals("future")
          && body.within(wait.region(), earlier.region())
          && (program.same(earlier.receiver(), future) || chains.joinsAll(earlier.receiver()) && !isStartedHere(future))) {
        return true;
      }
    }
    return false;
  }

  /** {@code f.thenApply(x -> f.join())}, {@code a.thenCombine(b, (x, y) -> b.join())}, also further down the chain. */
  private boolean isContinued(Body body, Value future) {
    Value origin = program.origin(future);
    for (Body at = body; at.isFunction() && at.enclosing() >= 0; at = program.body(at.enclosing())) {
      Use use = at.use();
      if (use == null || use.kind() != Use.Kind.ARGUMENT) {
        continue;
      }
      Op.Call continuing = (Op.Call) program.body(use.body()).ops().get(use.op());
      if (continuing.arguments().stream().anyMatch(argument -> program.same(argument, future))
          || program.same(continuing.receiver(), future)
          || chains.upstream(new Value.Result(use.body(), use.op())).stream().skip(1).anyMatch(call -> isResult(call, origin))) {
        return true;
      }
    }
    return false;
  }

  private boolean isResult(Op.Call call, Value origin) {
    return program.call(origin) == call;
  }

  /** Made by a call that can start something, rather than taken from a variable or out of a collection. */
  private boolean isStartedHere(Value future) {
    Op.Call made = program.call(program.origin(future));
    return made != null && (!made.target().owner().startsWith("java.util.") || catalog.find(Verb.STARTS, program, made) != null);
  }
}
