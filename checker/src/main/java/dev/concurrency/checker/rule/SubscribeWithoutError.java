package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A subscription to a publisher with nobody, in it or in the chain before it, who is told of a failure. */
@AutoService(Rule.class)
public final class SubscribeWithoutError implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A subscription has no handler for errors, and a failure ends it unheard.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.SUBSCRIBES)) {
      if (code.publisherFailures().isLostAt(call) && !Dropped.isEnd(code.program().call(code.program().origin(call.receiver())))) {
        String message =
            call.target().shortName() + " is given no handler for errors, and the chain before it has none: a failure ends the subscription, and no code here is told.";
        Problem problem = Problem.at(body, call, Probe.DROPPED_FAILURE, message);
        problem = code.publisherFailures().hasHandlerForDropped(call) ? problem.as(Severity.INFO) : problem;
        Fix fix = new Mending(body, call, code).completed("give it a handler, which writes a failure to the log");
        reporter.report(problem.fixedBy(fix));
      }
    }
  }
}
