package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call that waits, in a function of a parallel stream, on the pool that the whole process shares. */
@AutoService(Rule.class)
public final class ParallelStreamBlocking implements Rule {

  private static final Map<String, String> SEQUENTIAL = Map.of("parallelStream", "stream", "parallel", "sequential");

  private static final Set<ThreadKind> MAY_WAIT = EnumSet.of(ThreadKind.BOUNDED, ThreadKind.BLOCKING_OK);

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
        found -> fix(found, code),
        "its threads are those of the common pool, about as many as the machine has cores, and the whole process shares them.")
        .report(body, reporter);
  }

  /** Where other rules speak of the wait, or where the stream runs in a fork/join pool of its own, as one that a task of such a pool starts does. */
  private static boolean isElsewhereOrTold(ExecutionContext context) {
    return context.kind() == ThreadKind.LOOP
        || context.kind() == ThreadKind.COMMON_POOL
        || context.kind() == ThreadKind.BLOCKING_OK && context.thread().contains("fork/join pool");
  }

  /**
   * Runs the stream on the thread that asks for its result. Not where that thread must not wait either, holds a lock, or would wait for each task before the stream
   * starts the next.
   */
  private static Fix fix(BlockingCalls.Found found, Code code) {
    Program.CallSite pass = found.handedOver(code.program());
    boolean isForTask = found.way().entry().tag().equals("future");
    boolean mayWait =
        pass != null
            && code.contexts().of(pass.body()).stream().allMatch(context -> MAY_WAIT.contains(context.kind()))
            && AsyncMethods.around(pass.body(), code) == null
            && !code.locks().mayBeHeld(pass.body(), pass.call());
    if (!mayWait || isForTask) {
      return null;
    }
    List<TextEdit> edits = new ArrayList<>();
    for (Op.Call call : code.pipelines().parallelWords(pass.body(), pass.call())) {
      if (!pass.body().calls().contains(call) || Dropped.nameOf(pass.body(), call) < 0) {
        return null;
      }
      edits.add(Texts.renamed(pass.body(), call, SEQUENTIAL.get(call.target().name())));
    }
    return edits.isEmpty() ? null : new Fix("run the stream on the thread that asks for its result, which takes longer", Fix.Safety.REVIEW, edits);
  }
}
