package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A task waits for another task of its executor, and the executor has one thread: the one that waits. */
@AutoService(Rule.class)
public final class SingleThreadReentrancy implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A task waits for another task of its executor, which has a single thread; the other task can never begin.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.BLOCKS)) {
      ExecutionContext context = code.ownPool().waitsFor(body, call);
      if (context != null && code.isSingleThread(context.pool())) {
        String message =
            call.target().shortName() + " waits for a task of the very executor that runs this code, on its only thread: that task cannot begin before this one has ended.";
        reporter.report(Problem.at(body, call, Probe.POOL_WAIT, message).in(context));
      }
    }
  }
}
