package dev.concurrency.checker.rule;

import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.Waits;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Calls that make their thread wait, for the rules that ask where they run.
 *
 * @param wanted the contexts that the rule is about
 * @param takenBefore those that an earlier rule reports
 * @param probe what shows that they waited
 * @param ofDrivers whether it is about drivers in code that a reactive framework calls, or about all other calls
 * @param remedy finds a change that takes such a call from the thread
 * @param consequence what it means for the others on that thread; {@code %1$s} is the thread, {@code %2$s} what a driver has beside it that does not wait
 */
record BlockingCalls(
    Code code,
    Predicate<ExecutionContext> wanted,
    Predicate<ExecutionContext> takenBefore,
    Probe probe,
    boolean ofDrivers,
    Remedy remedy,
    String consequence) {

  /** Where a call waits, and the contexts for which it is reported. */
  record Found(Body body, Op.Call call, Waits.Wait way, List<ExecutionContext> contexts) {

    /** The call that alone hands this code to the thread, if that is in the same file; else null. */
    Program.CallSite handedOver(Program program) {
      Program.CallSite site = contexts.get(0).handedOver();
      return site == null || site.body().file() != body.file() || bodies(program).isEmpty() ? null : site;
    }

    /** From the body that waits to the function that the call is given, if no other way leads from there to here; else empty. */
    List<Body> bodies(Program program) {
      Program.CallSite site = contexts.get(0).handedOver();
      List<Body> bodies = new ArrayList<>();
      for (Body at = body; at != null && !bodies.contains(at); at = before(at, program)) {
        bodies.add(at);
        if (site != null && at.isFunction() && at.use() != null && at.use().kind() == Use.Kind.ARGUMENT && program.user(at.use()) == site.call()) {
          return bodies;
        }
      }
      return List.of();
    }

    /** The only body that calls a method, or hands a function to somebody; null if there are others, or they are not known. */
    private static Body before(Body at, Program program) {
      if (at.isFunction()) {
        return at.use() != null && at.use().kind() == Use.Kind.ARGUMENT ? program.body(at.use().body()) : null;
      }
      List<Program.CallSite> callers = program.callsOf(at.method());
      return callers.size() == 1 && at.overrides().isEmpty() ? callers.get(0).body() : null;
    }
  }

  /** Says how to change the code; null if nothing is sure. */
  interface Remedy {
    Fix of(Found found);
  }

  /** Steps from the thread: where it is given the code, and two calls. */
  private static final int NEAR = 3;

  BlockingCalls(Code code, Predicate<ExecutionContext> wanted, Predicate<ExecutionContext> takenBefore, String consequence) {
    this(code, wanted, takenBefore, Probe.BLOCKING_CALL, false, found -> null, consequence);
  }

  BlockingCalls(Code code, Predicate<ExecutionContext> wanted, Predicate<ExecutionContext> takenBefore, Remedy remedy, String consequence) {
    this(code, wanted, takenBefore, Probe.BLOCKING_CALL, false, remedy, consequence);
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
          List<ExecutionContext> here = waiting.stream().filter(wanted).toList();
          if (!here.isEmpty()) {
            Fix fix = remedy.of(new Found(body, call, wait, here));
            Problem problem = problem(body, call, wait, here.get(0));
            reporter.report(problem.fixedBy(fix));
          }
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
