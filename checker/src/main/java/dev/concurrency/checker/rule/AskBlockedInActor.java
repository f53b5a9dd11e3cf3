package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Value;

/** An actor asks another one, and waits for the answer instead of having it sent. */
@AutoService(Rule.class)
public final class AskBlockedInActor implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "An actor asks another one and waits for the answer, on one of the few threads that all actors share.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    if (code.calls(body, Verb.BLOCKS).isEmpty()) {
      return;
    }
    BlockingInActor.waits(code, "its other messages wait until another actor answers, and if that one asks back, both wait until the time is up.")
        .report(body, problem -> {
          if (isForAnswer((Op.Call) problem.watches().get(0).op(), code)) {
            reporter.report(problem);
          }
        });
  }

  /** Whether a call waits for what another actor answers. */
  static boolean isForAnswer(Op.Call wait, Code code) {
    Value future = code.is(Verb.BLOCKS, wait) ? Chains.continued(wait) : null;
    return future != null && code.tasks().isAnswer(future);
  }
}
