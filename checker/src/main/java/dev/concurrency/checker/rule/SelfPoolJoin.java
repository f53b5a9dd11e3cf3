package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A task waits for another task of the pool that it runs on itself: when all threads wait, nobody is left to run what they wait for. */
@AutoService(Rule.class)
public final class SelfPoolJoin implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A task waits for another task of the same bounded pool; when every thread waits, nothing moves again.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.BLOCKS)) {
      ExecutionContext context = code.ownPool().waitsFor(body, call);
      if (context != null && !code.isSingleThread(context.pool())) {
        String message =
            call.target().shortName() + " waits for a task of the very pool that runs this code: when all its threads wait like this, none is left to run that task.";
        reporter.report(Problem.at(body, call, Probe.POOL_WAIT, message).in(context));
      }
    }
  }
}
