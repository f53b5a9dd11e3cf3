package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A publisher that is thrown away: what it describes never happens. */
@AutoService(Rule.class)
public final class PublisherNeverSubscribed implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A publisher is thrown away without a subscriber, so that its work never happens.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (Dropped.isDropped(body, call, code.program()) && Dropped.isNewPublisher(body, call, code)) {
        String message = "Nobody subscribes to the publisher that " + call.target().shortName() + " returns: what it describes never happens.";
        reporter.report(Problem.at(body, call, Probe.NEVER_SUBSCRIBED, message));
      }
    }
  }
}
