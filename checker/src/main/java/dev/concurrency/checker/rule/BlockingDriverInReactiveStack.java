package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;

/** A driver that waits for its server's answer, in code that a reactive framework calls on an event loop. */
@AutoService(Rule.class)
public final class BlockingDriverInReactiveStack implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A driver that waits is used where a reactive framework calls, although there is one that does not wait.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    new BlockingCalls(
            code,
            context -> applies(context, code),
            context -> false,
            Probe.BLOCKING_CALL,
            true,
            found -> null,
            "all requests that this thread serves wait for the answer too, while %2$s needs no thread that waits.")
        .report(body, reporter);
  }

  static boolean applies(ExecutionContext context, Code code) {
    return context.kind() == ThreadKind.LOOP && context.chosen() == null && code.contexts().isInReactiveEntry(context);
  }
}
