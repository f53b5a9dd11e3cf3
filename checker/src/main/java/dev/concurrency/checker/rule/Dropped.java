package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;

/** Results that nobody takes, for the rules that ask what is lost with them. */
final class Dropped {

  private Dropped() {}

  /** Whether the value of a call goes nowhere: a statement of its own, or a local variable that nobody reads. */
  static boolean isDropped(Body body, Op.Call call, Program program) {
    Use use = program.use(body, call);
    if (use == null) {
      return false;
    }
    if (use.kind() == Use.Kind.DISCARDED) {
      return true;
    }
    if (use.kind() != Use.Kind.ASSIGNED) {
      return false;
    }
    Variable variable = program.variable(use.index());
    return variable.uses().isEmpty() && !isMeantToBeUnused(variable.name());
  }

  private static boolean isMeantToBeUnused(String name) {
    return name.startsWith("unused") || name.startsWith("ignored");
  }

  /** Whether somebody said that the result, or what it was made of, may go. */
  static boolean mayBeDropped(Body body, Op.Call call, Code code) {
    return call.mayIgnore() || code.chains().upstream(new Value.Result(body.id(), call.id())).stream().anyMatch(each -> code.is(Verb.IGNORABLE, each));
  }

  /** Whether a future goes nowhere, and nobody is told if it fails. */
  static boolean isFailureLost(Body body, Op.Call call, Code code) {
    return isDropped(body, call, code.program())
        && code.isFuture(call.result().name())
        && !mayBeDropped(body, call, code)
        && code.failures().isLost(new Value.Result(body.id(), call.id()));
  }
}
