package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;

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
            code, context -> applies(context) && !isFirstOfThread(context, code), context -> false, "every connection, timer and task that this thread serves stands still meanwhile.")
        .report(body, reporter);
  }

  /** {@code for (int i = 0; i < threads; i++) group.next().submit(this::pin)}, where the group is made: what each thread does once, before it serves anybody. */
  private static boolean isFirstOfThread(ExecutionContext context, Code code) {
    Program.CallSite given = context.handedOver();
    Op.Call next = given == null ? null : code.program().call(given.call().receiver());
    Region.Loop loop = next == null ? null : given.body().innermost(given.call(), Region.Loop.class);
    return loop != null && given.body().within(next.region(), loop.id()) && code.once().isPossible(given.body());
  }

  static boolean applies(ExecutionContext context) {
    return context.kind() == ThreadKind.LOOP && !context.continuation() && context.chosen() == null;
  }
}
