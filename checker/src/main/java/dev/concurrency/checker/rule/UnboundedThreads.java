package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** A thread for each request or element of the input, with nothing that limits how many there are. */
@AutoService(Rule.class)
public final class UnboundedThreads implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A thread is started for each request or element of the input, with nothing that limits how many there are.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.STARTS)) {
      String each = code.threadGrowth().needsThread(body, call) ? code.threadGrowth().each(body, call) : null;
      if (each != null) {
        String message =
            call.target().shortName() + " takes another thread for each " + each + " while those before are busy, and nothing limits how many there are.";
        reporter.report(Problem.at(body, call, Probe.LIVE_THREADS, message));
      }
    }
  }
}
