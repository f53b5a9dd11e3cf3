package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.OwnLoop;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** An event loop waits for what only itself can finish. */
@AutoService(Rule.class)
public final class EventLoopSelfAwait implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "An event loop waits for what only this loop can finish: the wait is refused, or it never ends.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.BLOCKS)) {
      OwnLoop.Wait wait = code.ownLoop().waitsFor(body, call);
      if (wait != null) {
        String thread = wait.context().thread();
        String message =
            call.target().shortName() + " waits on the " + thread + " for what " + wait.begun().call().target().shortName() + " leaves to this very loop, which cannot do it while it waits.";
        reporter.report(
            Problem.at(body, call, Probe.LOOP_WAIT, message).in(wait.context()).watching(Probe.LOOP_TASK, wait.begun().body(), wait.begun().call()));
      }
    }
  }
}
