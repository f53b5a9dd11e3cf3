package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.Interrupts;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;
import java.util.ArrayList;
import java.util.List;

/** An interrupt is caught, and the thread goes on as if nobody had asked it to stop. */
@AutoService(Rule.class)
public final class InterruptSwallowed implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "An interrupt is caught and forgotten; the thread goes on, and whoever asked it to stop is not heard.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Region region : body.regions()) {
      if (region instanceof Region.Catch clause) {
        List<Op.Call> calls = code.interrupts().into(body, clause);
        if (!calls.isEmpty() && code.interrupts().areSwallowed(body, clause)) {
          reporter.report(problem(body, clause, calls));
        }
      }
    }
  }

  private static Problem problem(Body body, Region.Catch clause, List<Op.Call> calls) {
    List<Problem.Watch> watches = new ArrayList<>();
    calls.forEach(call -> watches.add(new Problem.Watch(Probe.INTERRUPT, body, call, call.place())));
    watches.add(new Problem.Watch(Probe.INTERRUPTED_BODY, body, calls.get(0), calls.get(0).place()));
    String message =
        "An interrupt that arrives in " + calls.get(0).target().shortName()
            + " ends here: the thread goes on with its interrupt flag clear, and whoever asked it to stop is not heard.";
    Problem problem = Problem.at(body, clause.place(), watches, message);
    return Interrupts.isOnlyForInterrupts(clause) ? problem.fixedBy(fix(body, clause)) : problem;
  }

  /** Sets the flag again, first thing in the clause. A loop that does not look at it then waits no more, hence the review. */
  private static Fix fix(Body body, Region.Catch clause) {
    String restore = body.file().lead(clause.blockStart()) + "Thread.currentThread().interrupt();";
    return new Fix(
        "set the interrupt flag again; a loop around it has to end when it is set",
        Fix.Safety.REVIEW,
        List.of(new TextEdit(clause.blockStart(), clause.blockStart(), restore)));
  }
}
