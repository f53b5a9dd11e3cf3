package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import java.util.HashSet;
import java.util.Set;

/** A method that returns a future or publisher, and waits before it does. */
@AutoService(Rule.class)
public final class BlockingInAsyncMethod implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A method that promises its result for later makes its caller wait before it returns the promise.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    Body method = AsyncMethods.around(body, code);
    if (method == null) {
      return;
    }
    Set<Op.Call> wrapped = new HashSet<>();
    code.calls(body, Verb.FINISHED).forEach(call -> wrapped.addAll(AsyncMethods.waitsBehindFinished(body, call, code)));
    for (Op.Call call : body.calls()) {
      WaitPaths.Wait wait = wrapped.contains(call) ? null : AsyncMethods.waitOf(body, call, code);
      if (wait != null) {
        String message =
            AsyncMethods.words(call, wait) + " on the thread that calls " + method.method().shortName()
                + ", which returns its result for later: the caller stands still until then.";
        reporter.report(AsyncMethods.graded(Problem.at(body, call, Probe.CALLER_WAIT, message), wait));
      }
    }
  }
}
