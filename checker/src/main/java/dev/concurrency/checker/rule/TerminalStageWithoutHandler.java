package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.List;

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
    for (Op.Call call : body.calls()) {
      if (continuesChain(call, code)
          && code.isFuture(call.result().name())
          && Dropped.isDropped(body, call, code.program())
          && !Dropped.mayBeDropped(body, call, code)
          && startsHere(call, code)
          && !Dropped.isFailureSeen(new Value.Result(body.id(), call.id()), code)
          && !isKept(Chains.continued(call), code)) {
        String message =
            "The chain ends in " + call.target().shortName() + " without a handler: a failure in any of its stages is seen by nobody.";
        reporter.report(Problem.at(body, call, Probe.DISCARDED_RESULT, message));
      }
    }
  }

  /** A fluent call on a variable throws nothing away: the variable is the result. */
  private static boolean continuesChain(Op.Call call, Code code) {
    return code.is(Verb.DERIVES, call) || code.is(Verb.FLUENT, call) && call.receiver() instanceof Value.Result;
  }

  /** A stage that came in as a parameter or out of a field has an owner who may look after it. */
  private static boolean startsHere(Op.Call call, Code code) {
    List<Op.Call> chain = code.chains().upstream(Chains.continued(call));
    return !chain.isEmpty() && code.isFuture(chain.get(0).result().name());
  }

  /** Whether a stage further up is held in a variable that has other uses, where its failure may be seen. */
  private static boolean isKept(Value stage, Code code) {
    Program program = code.program();
    Value at = stage;
    while (at != null && code.isFuture(program.typeOf(at).name())) {
      if (at instanceof Value.Local local && program.variable(local.variable()).uses().size() > 1) {
        boolean elsewhere = program.variable(local.variable()).uses().stream().anyMatch(use -> isLookedAfter(use, code));
        if (elsewhere) {
          return true;
        }
      }
      if (at instanceof Value.OfField) {
        return true;
      }
      Op.Call made = program.call(program.origin(at));
      at = made == null ? null : Chains.continued(made);
    }
    return false;
  }

  private static boolean isLookedAfter(Use use, Code code) {
    if (use.kind() != Use.Kind.RECEIVER) {
      return use.kind() != Use.Kind.OTHER && use.kind() != Use.Kind.DISCARDED;
    }
    Body user = code.program().body(use.body());
    Op.Call call = (Op.Call) user.ops().get(use.op());
    boolean dropped = code.is(Verb.DERIVES, call) && Dropped.isDropped(user, call, code.program());
    return !dropped && !code.is(Verb.TELLS_DONE, call);
  }
}
