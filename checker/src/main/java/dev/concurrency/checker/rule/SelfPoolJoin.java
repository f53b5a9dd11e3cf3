package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;

/** A task waits for another task of the pool that it runs on itself: when all threads wait, nobody is left to run what they wait for. */
@AutoService(Rule.class)
public final class SelfPoolJoin implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A task waits for another task of the same bounded pool; when every thread waits, nothing moves again.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (ExecutionContext context : code.contexts().of(body)) {
      if (context.kind() != ThreadKind.BOUNDED || context.pool() == null) {
        continue;
      }
      for (Op.Call call : body.calls()) {
        Entry entry = code.find(Verb.BLOCKS, call);
        if (entry != null
            && entry.tag().equals("future")
            && !code.finished().isFinished(body, call, context)
            && context.pool().equals(poolOfAwaited(body, call, code))) {
          String message =
              call.target().shortName() + " waits for a task of the very pool that runs this code: when all its threads wait like this, none is left to run that task.";
          reporter.report(Problem.at(body, call, Probe.POOL_WAIT, message).in(context));
        }
      }
    }
  }

  /** The bounded pool that has to run what the call waits for; null if that is not known. */
  private static Value poolOfAwaited(Body body, Op.Call wait, Code code) {
    Program program = code.program();
    if (wait.receiver() != null) {
      Value own = code.boundedPool(wait.receiver(), body);
      if (own != null) {
        return own;
      }
    }
    Value awaited = Chains.continued(wait);
    if (awaited == null) {
      return null;
    }
    Value pool = poolOfTask(awaited, code);
    if (pool == null && program.origin(awaited) instanceof Value.ElementOf element && program.origin(element.collection()) instanceof Value.Result) {
      pool = poolOfElements(element.collection(), code);
    }
    return pool;
  }

  private static Value poolOfTask(Value future, Code code) {
    Value at = code.program().origin(future);
    for (int i = 0; i < 32 && at instanceof Value.Result result; i++) {
      Op.Call call = code.program().call(result);
      if (call == null) {
        return null;
      }
      if (code.is(Verb.STARTS, call)) {
        return code.poolOf(code.program().body(result.body()), call);
      }
      Value before = Chains.continued(call);
      at = before == null ? null : code.program().origin(before);
    }
    return null;
  }

  /** The pool of the tasks that are put into a collection. */
  private static Value poolOfElements(Value collection, Code code) {
    if (!(collection instanceof Value.Local local)) {
      return null;
    }
    for (Use use : code.program().variable(local.variable()).uses()) {
      if (use.kind() != Use.Kind.RECEIVER) {
        continue;
      }
      Op.Call call = (Op.Call) code.program().body(use.body()).ops().get(use.op());
      for (Value argument : call.arguments()) {
        Value pool = poolOfTask(argument, code);
        if (pool != null) {
          return pool;
        }
      }
    }
    return null;
  }
}
