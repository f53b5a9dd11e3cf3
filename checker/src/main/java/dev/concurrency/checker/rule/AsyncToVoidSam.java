package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A lambda expression or method reference whose asynchronous result is lost, because its functional interface returns nothing. */
@AutoService(Rule.class)
public final class AsyncToVoidSam implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "An asynchronous function is passed where its result has nowhere to go.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (!Dropped.isVoided(body, call, code.program())) {
        continue;
      }
      String what = call.target().shortName() + " returns is lost, because " + body.method().shortName() + " returns nothing: ";
      if (Dropped.isNewPublisher(body, call, code)) {
        String message = "The publisher that " + what + "nobody subscribes to it, and what it describes never happens.";
        reporter.report(Problem.at(body, call, Probe.NEVER_SUBSCRIBED, message).as(Severity.ERROR));
      } else if (Dropped.isNewFuture(call, code) && Dropped.isFailureUnseen(body, call, code)) {
        reporter.report(Problem.at(body, call, Probe.DISCARDED_RESULT, "The future that " + what + "nobody waits for it, and nobody is told if it fails."));
      }
    }
  }
}
