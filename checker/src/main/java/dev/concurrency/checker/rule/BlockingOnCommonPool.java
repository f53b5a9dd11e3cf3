package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Program;

/** A call that waits, in a task that the common pool runs. */
@AutoService(Rule.class)
public final class BlockingOnCommonPool implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A task without an executor of its own waits in the common pool, which has about as many threads as the machine has cores.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    new BlockingCalls(
            code,
            context -> context.kind() == ThreadKind.COMMON_POOL && !context.continuation() && !isEnd(context, code),
            context -> BlockingOnEventLoop.applies(context) || BlockingInAsyncContinuation.applies(context) || BlockingInActor.applies(context),
            found -> PoolAtHand.fix(found, code),
            "it has about as many threads as the machine has cores, and the whole process shares them.")
        .report(body, reporter);
  }

  /** {@code runAsync(() -> shutdown())}: run once, as the last thing, and handed over so that somebody else need not wait. */
  private static boolean isEnd(ExecutionContext context, Code code) {
    Program.CallSite start = context.handedOver();
    Body task = start == null || start.call().arguments().isEmpty() ? null : code.targets().function(start.call(), 0);
    return task != null && !task.calls().isEmpty() && task.calls().stream().allMatch(Dropped::isEnd);
  }
}
