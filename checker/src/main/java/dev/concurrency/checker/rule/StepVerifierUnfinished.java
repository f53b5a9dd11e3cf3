package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.List;

/** Expectations about a publisher that are written down and never verified: the test passes whatever the publisher does. */
@AutoService(Rule.class)
public final class StepVerifierUnfinished implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "Expectations about a publisher are described and never verified.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      boolean isDropped = Dropped.isDropped(body, call, code.program()) || Dropped.isVoided(body, call, code.program());
      if (isDropped && code.isUnfinished(call.result().name()) && code.isUnfinished(call.target().returnType()) && !isKept(call, code)) {
        String message = "The chain ends in " + call.target().shortName() + " and is never verified: nothing subscribes to the publisher, and no expectation is checked.";
        Problem problem = problem(body, call, message, code);
        Fix fix = new Mending(body, call, code).appended("end the chain with %s; then it may fail");
        reporter.report(problem.fixedBy(fix));
      }
    }
  }

  /** A variable that the chain starts from may be verified by itself: a step returns the object that it was called on. */
  private static boolean isKept(Op.Call call, Code code) {
    Value at = call.receiver();
    while (at != null) {
      if (!(at instanceof Value.Result)) {
        return true;
      }
      Op.Call before = code.program().call(at);
      at = before == null || !code.isUnfinished(before.result().name()) ? null : before.receiver();
    }
    return false;
  }

  /** Stands where the chain ends, and is proved where it is given the publisher. */
  private static Problem problem(Body body, Op.Call call, String message, Code code) {
    List<Op.Call> chain = code.chains().upstream(new Value.Result(body.id(), call.id()));
    Op.Call given = chain.stream().filter(each -> each.receiver() == null && takesPublisher(each, code)).findFirst().orElse(null);
    Problem.Watch watch = given == null ? null : new Problem.Watch(Probe.ARGUMENT_NEVER_SUBSCRIBED, body, given, given.place());
    return Problem.at(body, call.place(), watch == null ? List.of() : List.of(watch), message);
  }

  private static boolean takesPublisher(Op.Call call, Code code) {
    Program program = code.program();
    Value first = Chains.continued(call);
    return first != null && code.isPublisher(program.typeOf(first).name());
  }
}
