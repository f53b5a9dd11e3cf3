package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A result that somebody has waited for, wrapped so that it looks as if it came later. */
@AutoService(Rule.class)
public final class FakeAsync implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A method waits for its result and wraps it in a finished future or publisher: it looks asynchronous and is not.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    Body method = AsyncMethods.around(body, code);
    if (method == null) {
      return;
    }
    Set<Op.Call> reported = new HashSet<>();
    for (Op.Call finished : code.calls(body, Verb.FINISHED)) {
      List<Op.Call> waits = new ArrayList<>(AsyncMethods.waitsBehindFinished(body, finished, code));
      if (!waits.isEmpty() && reported.add(waits.get(0))) {
        WaitPaths.Wait wait = AsyncMethods.waitOf(body, waits.get(0), code);
        String message =
            AsyncMethods.words(waits.get(0), wait) + " on the thread that calls " + method.method().shortName() + ", and "
                + finished.target().shortName() + " only wraps what came of it: nothing of it happens later.";
        Problem problem = Problem.at(body, waits.get(0), Probe.CALLER_WAIT, message);
        for (Op.Call earlier : waits.subList(1, waits.size())) {
          problem = problem.watching(Probe.CALLER_WAIT, body, earlier);
        }
        reporter.report(AsyncMethods.graded(problem, wait));
      }
    }
  }
}
