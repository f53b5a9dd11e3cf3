package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A future that is thrown away before anybody could see it fail. The question is who sees the error, not who uses the value. */
@AutoService(Rule.class)
public final class FutureIgnored implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A future is thrown away, and its failure with it.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (Dropped.isFailureLost(body, call, code) && makesFuture(call, code)) {
        String message = "The future that " + call.target().shortName() + " returns is thrown away: if it fails, nobody is told.";
        Fix fix = new Mending(body, call, code).appended("write the failure to the log with %s");
        reporter.report(Problem.at(body, call, Probe.DISCARDED_RESULT, message).fixedBy(fix));
      }
    }
  }

  /** A method that is declared to return a future, rather than one that hands back what it was given, such as {@code Map.put}. */
  private static boolean makesFuture(Op.Call call, Code code) {
    return code.isFuture(call.target().returnType()) && !code.is(Verb.DERIVES, call) && !code.is(Verb.FLUENT, call);
  }
}
