package dev.concurrency.checker.rule;

import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.Waits;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;
import java.util.List;
import java.util.function.Predicate;

/**
 * Calls that make their thread wait, for the rules that ask where they run.
 *
 * @param wanted the contexts that the rule is about
 * @param takenBefore those that an earlier rule reports
 * @param probe what shows that they waited
 * @param ofDrivers whether it is about drivers in code that a reactive framework calls, or about all other calls
 * @param consequence what it means for the others on that thread; {@code %1$s} is the thread, {@code %2$s} what a driver has beside it that does not wait
 */
record BlockingCalls(
    Code code, Predicate<ExecutionContext> wanted, Predicate<ExecutionContext> takenBefore, Probe probe, boolean ofDrivers, String consequence) {

  /** Steps from the thread: where it is given the code, and two calls. */
  private static final int NEAR = 3;

  BlockingCalls(Code code, Predicate<ExecutionContext> wanted, Predicate<ExecutionContext> takenBefore, String consequence) {
    this(code, wanted, takenBefore, Probe.BLOCKING_CALL, false, consequence);
  }

  /** Reports each blocking call of a body that has a context like this and none that an earlier rule takes. A loop that waits for itself has a rule of its own. */
  void report(Body body, Reporter reporter) {
    if (code.contexts().of(body).isEmpty()) {
      return;
    }
    for (Op.Call call : body.calls()) {
      List<ExecutionContext> contexts = code.contexts().of(body, call.region());
      Waits.Wait wait = contexts.stream().anyMatch(wanted) ? code.waits().of(call) : null;
      if (wait != null && code.ownLoop().waitsFor(body, call) == null) {
        List<ExecutionContext> waiting = contexts.stream().filter(each -> !code.waits().isOver(wait, body, call, each)).toList();
        if (waiting.stream().noneMatch(takenBefore) && isDriverOnReactiveStack(wait, waiting) == ofDrivers) {
          waiting.stream().filter(wanted).findFirst().ifPresent(context -> reporter.report(problem(body, call, wait, context)));
        }
      }
    }
  }

  private boolean isDriverOnReactiveStack(Waits.Wait wait, List<ExecutionContext> contexts) {
    return code.waits().alternative(wait) != null && contexts.stream().anyMatch(context -> BlockingDriverInReactiveStack.applies(context, code));
  }

  /**
   * What was only inferred is worth a warning, not a failed build: now and then such a call waits in rare cases only. So is {@code while (paused) lock.wait()},
   * whose author wants the thread to wait, and what lies so many calls away that one of the branches before it may never be taken.
   */
  private Problem problem(Body body, Op.Call call, Waits.Wait wait, ExecutionContext context) {
    String way = wait.words(call.target());
    String because = (way.isEmpty() ? "" : " (through " + way + ")") + (wait.entry().reason().isEmpty() ? "" : " (" + wait.entry().reason() + ")");
    String message = call.target().shortName() + " makes the " + context.thread() + " wait" + because + ": " + String.format(consequence, context.thread(), code.waits().alternative(wait));
    Problem problem = Problem.at(body, call, probe, message).in(context).through(wait.way()).mayTakeLonger(wait.entry(), body, call);
    boolean isWanted = wait.entry().tag().equals("lock") && body.innermost(call, Region.Loop.class) != null;
    boolean isUncertain = wait.isInferred() || isWanted || context.length() > NEAR;
    return wait.isMinor() ? problem.as(Severity.INFO) : isUncertain ? problem.as(Severity.WARNING) : problem;
  }
}
