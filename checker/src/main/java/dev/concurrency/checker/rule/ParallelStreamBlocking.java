package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;

/** A call that waits, in a function of a parallel stream, on the pool that the whole process shares. */
@AutoService(Rule.class)
public final class ParallelStreamBlocking implements Rule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A function of a parallel stream waits, on the pool that the whole process shares.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    new BlockingCalls(
        code,
        context -> context.kind() == ThreadKind.PARALLEL_STREAM,
        ParallelStreamBlocking::isElsewhereOrTold,
        "its threads are those of the common pool, about as many as the machine has cores, and the whole process shares them.")
        .report(body, reporter);
  }

  /** Where other rules speak of the wait, or where the stream runs in a fork/join pool of its own, as one that a task of such a pool starts does. */
  private static boolean isElsewhereOrTold(ExecutionContext context) {
    return context.kind() == ThreadKind.LOOP
        || context.kind() == ThreadKind.COMMON_POOL
        || context.kind() == ThreadKind.BLOCKING_OK && context.thread().contains("fork/join pool");
  }
}
