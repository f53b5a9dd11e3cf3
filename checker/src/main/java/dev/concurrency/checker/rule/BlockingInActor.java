package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A call that waits, in what an actor does with a message, on the threads that all actors share. */
@AutoService(Rule.class)
public final class BlockingInActor implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "An actor waits while it handles a message, on one of the few threads that all actors share.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    waits(code, "the actor's other messages wait behind this one, and its thread, one of a few that all actors share, is lost to the others meanwhile.")
        .report(body, problem -> {
          if (!AskBlockedInActor.isForAnswer((Op.Call) problem.watches().get(0).op(), code)) {
            reporter.report(problem);
          }
        });
  }

  /** What event loops and continuations are told about is no different for an actor. */
  static BlockingCalls waits(Code code, String consequence) {
    return new BlockingCalls(
        code,
        BlockingInActor::applies,
        context -> BlockingOnEventLoop.applies(context) || BlockingInAsyncContinuation.applies(context),
        Probe.ACTOR_WAIT,
        false,
        found -> null,
        consequence);
  }

  static boolean applies(ExecutionContext context) {
    return context.kind() == ThreadKind.SHARED_ACTOR;
  }
}
