package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Value;

/** A chain of stages that ends in a callback for success, with nobody anywhere in it who sees a failure. */
@AutoService(Rule.class)
public final class TerminalStageWithoutHandler implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A chain of stages ends in a callback for success only, and a failure anywhere in it is lost.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (Dropped.isFailureLost(body, call, code) && continuesChain(call, code)) {
        String message = "The chain ends in " + call.target().shortName() + ", and no handler looks at a failure: one in any of its stages is seen by nobody.";
        Fix fix = new Mending(body, call, code).appended("end the chain with %s, which writes a failure to the log");
        reporter.report(Problem.at(body, call, Probe.DISCARDED_RESULT, message).fixedBy(fix));
      }
    }
  }

  /** A fluent call on a variable throws nothing away: the variable is the result. */
  private static boolean continuesChain(Op.Call call, Code code) {
    return code.is(Verb.DERIVES, call) || code.is(Verb.FLUENT, call) && call.receiver() instanceof Value.Result;
  }
}
