package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.List;

/** The caller gives up on a task, and the task does not hear of it. */
@AutoService(Rule.class)
public final class TimeoutWithoutCancel implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A timeout ends the wait for a task, but not the task.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : body.calls()) {
      Entry entry = code.find(Verb.TIMES_OUT, call);
      if (entry == null || call.receiver() == null) {
        continue;
      }
      Op.Call start = startOf(call.receiver(), code);
      Body starter = start == null ? null : bodyOf(call.receiver(), start, code);
      if (starter == null || isCancelled(call.receiver(), code)) {
        continue;
      }
      if (entry.tag().equals("stage")) {
        String message = call.target().shortName() + " fails the stage after the timeout, but the task that " + start.target().shortName() + " started runs on.";
        reporter.report(Problem.at(body, call, Probe.TIMEOUT_STAGE, message).watching(Probe.TASK, starter, start));
      } else if (isCaught(body, call) && !escapes(call.receiver(), code)) {
        String message = "When " + call.target().shortName() + " times out, the task that " + start.target().shortName() + " started is not cancelled and runs on.";
        reporter.report(Problem.at(body, call, Probe.TIMED_WAIT, message));
      }
    }
  }

  /** The call at the head of the chain, if it starts a task of this program on another thread. */
  private static Op.Call startOf(Value future, Code code) {
    List<Op.Call> chain = code.chains().upstream(future);
    for (Op.Call call : chain) {
      if (code.is(Verb.STARTS, call)) {
        for (int i = 0; i < call.arguments().size(); i++) {
          if (code.runs(call, i) != null) {
            return call;
          }
        }
      }
    }
    return null;
  }

  private static Body bodyOf(Value future, Op.Call start, Code code) {
    Value at = code.program().origin(future);
    while (at instanceof Value.Result result) {
      Op.Call call = code.program().call(result);
      if (call == start) {
        return code.program().body(result.body());
      }
      Value before = call == null ? null : Chains.continued(call);
      at = before == null ? null : code.program().origin(before);
    }
    return null;
  }

  /** Some stage of the chain is cancelled somewhere, or handed to somebody who may do it. */
  private static boolean isCancelled(Value future, Code code) {
    Program program = code.program();
    for (Body each : program.bodies()) {
      for (Op.Call call : each.calls()) {
        if (call.receiver() != null && code.is(Verb.CANCELS, call) && (program.same(call.receiver(), future) || shareAStage(call.receiver(), future, code))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean shareAStage(Value a, Value b, Code code) {
    List<Op.Call> chain = code.chains().upstream(b);
    return code.chains().upstream(a).stream().anyMatch(chain::contains);
  }

  private static boolean isCaught(Body body, Op.Call call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Try attempt && attempt.caught().stream().anyMatch(TimeoutWithoutCancel::catchesTimeout)) {
        return true;
      }
    }
    return false;
  }

  private static boolean catchesTimeout(String type) {
    return type.equals("java.util.concurrent.TimeoutException") || type.equals("java.lang.Exception") || type.equals("java.lang.Throwable");
  }

  /** Returned, stored or passed on: somebody else may cancel it. */
  private static boolean escapes(Value future, Code code) {
    if (!(future instanceof Value.Local local)) {
      return false;
    }
    return code.program().variable(local.variable()).uses().stream()
        .anyMatch(use -> use.kind() == Use.Kind.RETURNED || use.kind() == Use.Kind.STORED || use.kind() == Use.Kind.ARGUMENT);
  }
}
