package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.PoolSizes;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A pool is told how many threads it may have, and never has as many. */
@AutoService(Rule.class)
public final class PoolConfigNoOp implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A pool never has as many threads as it is told: its queue takes every task, or it has no core.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.SIZES)) {
      PoolSizes.InVain inVain = code.poolSizes().inVain(body, call);
      if (inVain != null) {
        reporter.report(Problem.at(body, call, Probe.POOL_GROWTH, message(inVain)));
      }
    }
  }

  private static String message(PoolSizes.InVain inVain) {
    if (inVain.threads() < 0) {
      return "A scheduled pool never has more threads than its core: the maximum has no effect.";
    }
    String threads = inVain.threads() == 1 ? "one thread" : inVain.threads() + " threads";
    return inVain.max() < 0
        ? "Without a core this pool never has more than one thread, whatever there is to do: its tasks wait for each other."
        : "This pool never has more than " + threads + ": its queue takes every task, so the maximum of " + inVain.max() + " has no effect.";
  }
}
