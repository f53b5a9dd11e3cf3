package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;

/** The caller gives up on a task, and the task does not hear of it. */
@AutoService(Rule.class)
public final class TimeoutWithoutCancel implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A timeout ends the wait for a task, but not the task.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.TIMES_OUT)) {
      Entry entry = code.find(Verb.TIMES_OUT, call);
      Value future = Chains.continued(call);
      Program.CallSite start = future == null ? null : code.tasks().behind(future);
      if (start == null || code.tasks().task(start.call()) < 0 || isCancelled(body, start, code)) {
        continue;
      }
      String starter = start.call().target().shortName();
      if (entry.tag().equals("stage")) {
        if (!isWanted(before(future, code), call, code)) {
          String message = call.target().shortName() + " gives up on the stage after the timeout, but the task that " + starter + " started runs on.";
          reporter.report(Problem.at(body, call, Probe.TIMEOUT_STAGE, message).watching(Probe.TASK, start.body(), start.call()));
        }
      } else if (catchOf(body, call) != null && !isAskedAgain(body, call, future, code.program()) && !isWanted(future, call, code)) {
        String message = "When " + call.target().shortName() + " times out, the task that " + starter + " started is not cancelled and runs on.";
        reporter.report(Problem.at(body, call, Probe.TIMED_WAIT, message).fixedBy(fix(body, call, future, code.program())));
      }
    }
  }

  /** The task is cancelled somewhere in the program, or its executor is shut down where the wait stands. */
  private static boolean isCancelled(Body body, Program.CallSite start, Code code) {
    for (Program.CallSite cancel : code.calls(Verb.CANCELS)) {
      boolean here = code.program().member(cancel.body()) == code.program().member(body);
      if (cancel.call().receiver() != null && (cancels(cancel.call(), start, code) || here && stops(cancel.call(), start.call(), code))) {
        return true;
      }
    }
    return false;
  }

  private static boolean cancels(Op.Call cancel, Program.CallSite start, Code code) {
    return code.tasks().allBehind(cancel.receiver()).stream().anyMatch(one -> one.call() == start.call());
  }

  private static boolean stops(Op.Call shutdown, Op.Call start, Code code) {
    return code.program().same(shutdown.receiver(), start.receiver())
        || start.arguments().stream().anyMatch(argument -> code.program().same(shutdown.receiver(), argument));
  }

  /** The stage that a timeout stands on is what times out; what it was made of goes on. */
  private static Value before(Value stage, Code code) {
    Op.Call made = code.program().call(code.program().origin(stage));
    return made == null ? null : Chains.continued(made);
  }

  /** Somebody else has a stage of the chain and may want the result when it comes. */
  private static boolean isWanted(Value future, Op.Call by, Code code) {
    Program program = code.program();
    Value at = future;
    Op.Call taker = by;
    while (at != null && code.isFuture(program.typeOf(at).name())) {
      if (at instanceof Value.OfField) {
        return true;
      }
      if (at instanceof Value.Local local) {
        for (Use use : program.variable(local.variable()).uses()) {
          Op.Call user = use.op() < 0 ? null : program.user(use);
          if (user == null ? use.kind() != Use.Kind.OTHER : user != taker && !onlyLooks(user, code)) {
            return true;
          }
        }
      }
      taker = program.call(program.origin(at));
      at = taker == null ? null : Chains.continued(taker);
    }
    return false;
  }

  /** Whoever asks how a task is getting on, or when it is due, does not ask for its result. */
  private static boolean onlyLooks(Op.Call call, Code code) {
    Entry polls = code.find(Verb.POLLS, call);
    return code.is(Verb.TELLS_DONE, call) || polls != null && polls.tag().equals("nothing");
  }

  /** In a loop that waits for the same future again, as to report progress: nobody gives up. */
  private static boolean isAskedAgain(Body body, Op.Call wait, Value future, Program program) {
    Region.Loop loop = body.innermost(wait, Region.Loop.class);
    boolean isMadeInLoop =
        loop != null
            && program.origin(future) instanceof Value.Result made
            && made.body() == body.id()
            && body.within(body.ops().get(made.op()).region(), loop.id());
    return loop != null && !isMadeInLoop;
  }

  private static Region.Catch catchOf(Body body, Op.Call call) {
    for (Region region : body.regions()) {
      if (region instanceof Region.Catch caught
          && body.within(call.region(), caught.tryRegion())
          && caught.types().stream().anyMatch(TimeoutWithoutCancel::catchesTimeout)) {
        return caught;
      }
    }
    return null;
  }

  private static boolean catchesTimeout(String type) {
    return type.equals("java.util.concurrent.TimeoutException") || type.equals("java.lang.Exception") || type.equals("java.lang.Throwable");
  }

  /** Cancels first thing in the catch clause, if the variable is known there. Cancelling a stage would not stop the task that completes it. */
  private static Fix fix(Body body, Op.Call wait, Value future, Program program) {
    if (!(future instanceof Value.Local local) || program.isSubtype(program.typeOf(future).name(), "java.util.concurrent.CompletionStage")) {
      return null;
    }
    Region.Catch caught = catchOf(body, wait);
    Variable variable = program.variable(local.variable());
    boolean isInTry =
        variable.values().get(0) instanceof Value.Result made
            && made.body() == body.id()
            && body.within(body.ops().get(made.op()).region(), caught.tryRegion());
    if (isInTry) {
      return null;
    }
    String cancel = body.file().lead(caught.blockStart()) + variable.name() + ".cancel(true);";
    TextEdit edit = new TextEdit(caught.blockStart(), caught.blockStart(), cancel);
    return new Fix("cancel the task when the wait for it times out; it has to end when it is interrupted", Fix.Safety.REVIEW, List.of(edit));
  }
}
