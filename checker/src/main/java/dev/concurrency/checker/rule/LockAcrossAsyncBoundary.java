package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;

/** A lock is taken here and given back by code that another thread runs. */
@AutoService(Rule.class)
public final class LockAcrossAsyncBoundary implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A lock is given back on another thread than the one that took it; the lock refuses and stays taken.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    if (!body.isFunction()) {
      return;
    }
    for (Op.Call call : body.calls()) {
      Program.CallSite unlock = unlock(body, call, code);
      if (unlock != null && !isTakenIn(body, call, unlock, code) && isTakenOutside(body, unlock, code)) {
        String through = unlock.call() == call ? "" : ", through " + call.target().shortName() + ",";
        String message =
            unlock.call().target().name() + " is called" + through + " by code that another thread runs than the one that took the lock: it fails, and the lock stays taken.";
        reporter.report(Problem.at(body, call, Probe.FOREIGN_UNLOCK, message).provedAt(unlock.body(), unlock.call()));
      }
    }
  }

  /** The call that gives a lock back: this one, or the only one in a method of the same class that it runs. */
  private static Program.CallSite unlock(Body body, Op.Call call, Code code) {
    if (code.is(Verb.UNLOCKS, call)) {
      return new Program.CallSite(body, call);
    }
    Body target = code.targets().of(call);
    if (target == null || !target.topLevelClass().equals(body.topLevelClass()) || target.calls().stream().anyMatch(inner -> code.is(Verb.LOCKS, inner))) {
      return null;
    }
    return target.calls().stream().filter(inner -> code.is(Verb.UNLOCKS, inner)).map(inner -> new Program.CallSite(target, inner)).findFirst().orElse(null);
  }

  private static boolean isTakenIn(Body body, Op.Call call, Program.CallSite unlock, Code code) {
    return body.calls().stream().anyMatch(taken -> taken.id() < call.id() && code.is(Verb.LOCKS, taken) && isSame(taken, unlock.call(), code));
  }

  private static boolean isSame(Op.Call taken, Op.Call unlock, Code code) {
    return code.program().sameOrAskedTwice(taken.receiver(), unlock.receiver());
  }

  /** Some code around holds the lock where it hands this code, or code around this, over to another thread. */
  private static boolean isTakenOutside(Body body, Program.CallSite unlock, Code code) {
    boolean crossed = false;
    for (Body at = body; at.isFunction() && at.enclosing() >= 0; at = code.program().body(at.enclosing())) {
      Use use = at.use();
      if (use == null || use.kind() != Use.Kind.ARGUMENT || use.body() != at.enclosing()) {
        return false;
      }
      Body around = code.program().body(use.body());
      Op.Call handover = (Op.Call) around.ops().get(use.op());
      crossed |= runsElsewhere(at, handover, code);
      boolean held =
          code.locks().heldAt(around, handover).stream().anyMatch(one -> one.taken() != null && isSame(one.taken(), unlock.call(), code));
      if (held) {
        return crossed && !isGivenBackHere(around, handover, unlock, code);
      }
      if (isTakenIn(around, handover, unlock, code)) {
        return false;
      }
    }
    return false;
  }

  private static boolean runsElsewhere(Body function, Op.Call handover, Code code) {
    return code.contexts().of(function).stream().anyMatch(context -> context.handedOver() != null && context.handedOver().call() == handover);
  }

  /** The code that took the lock gives it back itself: then the other call is for a lock that its own thread has taken elsewhere. */
  private static boolean isGivenBackHere(Body body, Op.Call handover, Program.CallSite unlock, Code code) {
    return body.calls().stream()
        .anyMatch(
            call -> call.id() > handover.id()
                && code.is(Verb.UNLOCKS, call)
                && isSame(call, unlock.call(), code)
                && body.innermost(call, Region.Catch.class) == null);
  }
}
