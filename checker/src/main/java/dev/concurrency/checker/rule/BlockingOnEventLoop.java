package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;

/** A call that waits, in code that an event loop runs. */
@AutoService(Rule.class)
public final class BlockingOnEventLoop implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A call that waits runs on an event loop, and everything else that the loop serves waits with it.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    new BlockingCalls(
            code, BlockingOnEventLoop::applies, context -> false, "every connection, timer and task that this thread serves stands still meanwhile.")
        .report(body, reporter);
  }

  static boolean applies(ExecutionContext context) {
    return context.kind() == ThreadKind.LOOP && !context.continuation();
  }
}
