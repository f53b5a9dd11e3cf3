package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;

/** Results that nobody takes, for the rules that ask what is lost with them. */
final class Dropped {

  /** Methods deep that a returned stage is followed to see whether its failure is handled there. */
  private static final int DEPTH = 3;

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

  /** Whether the failure of a stage has been seen by the time that its chain ends, in the chain or in the method that made the stage. */
  static boolean isFailureSeen(Value stage, Code code) {
    return isFailureSeen(stage, code, DEPTH);
  }

  private static boolean isFailureSeen(Value stage, Code code, int depth) {
    List<Op.Call> chain = code.chains().upstream(stage);
    if (chain.stream().anyMatch(call -> showsFailure(call, code))) {
      return true;
    }
    if (chain.isEmpty() || depth == 0) {
      return false;
    }
    for (Op.Call call : chain) {
      Body maker = code.targets().of(call);
      if (maker != null && !call.target().isConstructor() && returnsHandled(maker, code, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Somebody is told of a failure, waits for it (and gets the exception), or there is none to come. */
  private static boolean showsFailure(Op.Call call, Code code) {
    return code.is(Verb.HANDLES, call) || code.is(Verb.FINISHED, call) || code.is(Verb.BLOCKS, call);
  }

  private static boolean returnsHandled(Body method, Code code, int depth) {
    List<Value> returned =
        method.ops().stream().filter(op -> op instanceof Op.Return leave && leave.value() != null).map(op -> ((Op.Return) op).value()).toList();
    return !returned.isEmpty() && returned.stream().allMatch(value -> isFailureSeen(value, code, depth));
  }
}
