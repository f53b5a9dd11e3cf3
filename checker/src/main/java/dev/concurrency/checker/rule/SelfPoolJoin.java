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
import dev.concurrency.checker.model.Value;
import java.util.Objects;
import java.util.stream.Stream;

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
    for (Op.Call call : code.calls(body, Verb.BLOCKS)) {
      Entry entry = code.find(Verb.BLOCKS, call);
      if (entry.tag().equals("future")) {
        poolsOfAwaited(body, call, code).map(pool -> contextOn(pool, body, call, entry, code)).filter(Objects::nonNull).findFirst().ifPresent(context -> {
          String message =
              call.target().shortName() + " waits for a task of the very pool that runs this code: when all its threads wait like this, none is left to run that task.";
          reporter.report(Problem.at(body, call, Probe.POOL_WAIT, message).in(context));
        });
      }
    }
  }

  /** The way on which code certainly runs on this very pool and waits; null if there is none. */
  private static ExecutionContext contextOn(Value pool, Body body, Op.Call wait, Entry entry, Code code) {
    for (ExecutionContext context : code.contexts().of(body)) {
      if (context.kind() == ThreadKind.BOUNDED
          && pool.equals(context.pool())
          && isOnePool(pool, body, context, code.program())
          && !(entry.conditions().contains("unless:done") && code.finished().isFinished(body, wait, context))) {
        return context;
      }
    }
    return null;
  }

  /** One place in the code may make many pools: a field's initialiser one for each object, a method one for each call. */
  private static boolean isOnePool(Value pool, Body body, ExecutionContext context, Program program) {
    if (!(pool instanceof Value.Result made)) {
      return false;
    }
    return switch (program.body(made.body()).kind()) {
      case STATIC_INITIALIZER -> true;
      case INITIALIZER, CONSTRUCTOR -> !context.otherObject();
      case METHOD, LAMBDA, METHOD_REFERENCE -> made.body() != body.id() && !context.otherObject();
    };
  }

  /** The bounded pools that have to run what a call waits for, as far as they are known. */
  private static Stream<Value> poolsOfAwaited(Body body, Op.Call wait, Code code) {
    Value own = wait.receiver() == null ? null : code.boundedPool(wait.receiver(), body);
    if (own != null) {
      return Stream.of(own);
    }
    Value awaited = Chains.continued(wait);
    return awaited == null
        ? Stream.empty()
        : code.tasks().allBehind(awaited).stream().map(start -> code.poolOf(start.body(), start.call())).filter(Objects::nonNull);
  }
}
