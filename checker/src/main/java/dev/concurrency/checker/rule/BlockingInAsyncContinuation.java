package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;

/** A call that waits, in the continuation of a stage or an operator of a publisher, on the thread that completes or emits. */
@AutoService(Rule.class)
public final class BlockingInAsyncContinuation implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "The continuation of an asynchronous result waits, on the thread that completes results for everybody.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    new BlockingCalls(
            code,
            BlockingInAsyncContinuation::applies,
            BlockingOnEventLoop::applies,
            found -> fix(found, code),
            "this code continues an asynchronous result, and the thread that completes results for others stands still meanwhile.")
        .report(body, reporter);
  }

  /** Composes where the wait is for another result, else moves the continuation to a pool of the class. */
  private static Fix fix(BlockingCalls.Found found, Code code) {
    Fix composed = Flattening.fix(found.body(), found.call(), code);
    return composed == null ? PoolAtHand.fix(found, code) : composed;
  }

  static boolean applies(ExecutionContext context) {
    return context.continuation() && context.chosen() == null && (context.kind() == ThreadKind.LOOP || context.kind() == ThreadKind.COMMON_POOL);
  }
}
