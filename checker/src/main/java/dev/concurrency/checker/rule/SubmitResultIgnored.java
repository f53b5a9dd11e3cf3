package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.List;

/** A task is submitted and its future thrown away, which alone would tell that the task failed. */
@AutoService(Rule.class)
public final class SubmitResultIgnored implements Rule {

  private static final String TAKES_ONE_RUNNABLE = "(Ljava/lang/Runnable;)";

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A task is submitted and its future thrown away, and the task's failure with it.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.KEEPS_FAILURE)) {
      if (isKeptInFuture(call, code) && isIgnored(body, call, code) && !code.throwing().hasNothingToTell(call) && !Dropped.hasOwnPool(call, code)) {
        String message =
            "The future that " + call.target().shortName() + " returns is thrown away, and it alone keeps what the task throws: if the task fails, nobody is told.";
        reporter.report(Problem.at(body, call, Probe.DISCARDED_RESULT, message).fixedBy(fix(body, call, code.program())));
      }
    }
  }

  private static boolean isKeptInFuture(Op.Call call, Code code) {
    return code.find(Verb.KEEPS_FAILURE, call).tag().equals("once");
  }

  private static boolean isIgnored(Body body, Op.Call call, Code code) {
    Program program = code.program();
    return (Dropped.isDropped(body, call, program) || Dropped.isVoided(body, call, program))
        && !call.mayIgnore()
        && call.arguments().stream().noneMatch(argument -> code.isFuture(program.typeOf(program.origin(argument)).name()));
  }

  /** Nobody uses the future, so {@code execute} does the same, but for a failure: the thread's handler for uncaught exceptions sees that. */
  private static Fix fix(Body body, Op.Call call, Program program) {
    if (Dropped.nameOf(body, call) < 0 || !call.target().descriptor().startsWith(TAKES_ONE_RUNNABLE) || Dropped.isAssigned(body, call, program)) {
      return null;
    }
    return new Fix("hand the task in with execute, so that what it throws is shown by the handler for uncaught exceptions", Fix.Safety.REVIEW, List.of(Texts.renamed(body, call, "execute")));
  }
}
