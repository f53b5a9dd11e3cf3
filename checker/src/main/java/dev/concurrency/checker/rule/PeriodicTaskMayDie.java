package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import java.util.List;

/** A periodic task that lets an exception out: it is never run again, and nobody is told. */
@AutoService(Rule.class)
public final class PeriodicTaskMayDie implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A periodic task may throw, and after its first exception it is never run again.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.KEEPS_FAILURE)) {
      Entry entry = code.find(Verb.KEEPS_FAILURE, call);
      if (entry.tag().equals("periodic")
          && code.throwing().mayThrow(call)
          && Dropped.isNeverAsked(body, call, code)
          && !Dropped.hasOwnPool(call, code)) {
        String message =
            "The first exception that this task throws is its last run: " + call.target().shortName()
                + " does not run it again, and only the future, which nobody asks, would say why.";
        Problem problem = Problem.at(body, call, Probe.PERIODIC_TASK, message);
        List<TextEdit> edits = new GuardedTask(body, call, code).edits();
        reporter.report(edits.isEmpty() ? problem : problem.fixedBy(new Fix("catch what the task throws, and write it to the log", Fix.Safety.REVIEW, edits)));
      }
    }
  }
}
