package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.Set;

/** One task or request for each element of the input, with nothing that limits how many are under way. */
@AutoService(Rule.class)
public final class UnboundedFanOut implements Rule {

  /** Virtual threads cost next to nothing, but these are limited all the same. */
  private static final Set<String> SCARCE = Set.of("network", "jdbc", "process");

  /** Calls deep. */
  private static final int DEPTH = 4;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A task or request is started for each element of the input, with nothing that limits how many are under way.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : body.calls()) {
      Program.CallSite start = startOf(body, call, code);
      if (start != null && runsWithoutLimit(start, code) && code.repetition().isPerElement(body, call)) {
        String message =
            call.target().shortName() + " starts a task for each element, and nothing limits how many are under way: they grow with the input.";
        reporter.report(Problem.at(body, call, Probe.IN_FLIGHT, message));
      }
    }
  }

  /** What a call starts: itself, or through a method that returns the future. What somebody else has made only gets going. */
  private static Program.CallSite startOf(Body body, Op.Call call, Code code) {
    if (code.tasks().starts(call)) {
      return code.program().origin(call.receiver()) instanceof Value.ElementOf ? null : new Program.CallSite(body, call);
    }
    boolean isOwnMethod = code.isFuture(call.result().name()) && code.targets().of(call) != null;
    Program.CallSite start = isOwnMethod ? code.tasks().behind(new Value.Result(body.id(), call.id())) : null;
    return start == null || code.repetition().isHeldBack(start.body(), start.call()) ? null : start;
  }

  /** The task runs on a thread that is known and not there for the taking, or it is a request that a library sends. Threads without limit have a rule of their own. */
  static boolean runsWithoutLimit(Program.CallSite start, Code code) {
    if (code.threadGrowth().needsThread(start.body(), start.call())) {
      return false;
    }
    int task = code.tasks().task(start.call());
    ThreadKind kind = task < 0 ? null : code.elsewhere(start.body(), start.call());
    if (task < 0 || kind == ThreadKind.COMMON_POOL || kind == ThreadKind.BLOCKING_OK) {
      return true;
    }
    if (kind == ThreadKind.VIRTUAL) {
      Value origin = code.program().origin(start.call().arguments().get(task));
      return origin instanceof Value.Function function && needsScarce(code.program().body(function.body()), code, DEPTH);
    }
    return kind == ThreadKind.BOUNDED && !hasBoundedQueue(start, code);
  }

  private static boolean needsScarce(Body task, Code code, int depth) {
    if (task == null || depth == 0) {
      return false;
    }
    for (Op.Call call : task.calls()) {
      Entry entry = code.find(Verb.BLOCKS, call);
      if (entry != null && SCARCE.contains(entry.tag()) || needsScarce(code.targets().of(call), code, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBoundedQueue(Program.CallSite start, Code code) {
    Op.Call pool = code.program().call(code.poolOf(start.body(), start.call()));
    if (pool == null) {
      return true;
    }
    for (Value argument : pool.arguments()) {
      Op.Call queue = code.program().call(code.program().origin(argument));
      if (queue != null && queue.target().isConstructor() && code.program().isSubtype(queue.receiverType(), "java.util.concurrent.BlockingQueue")) {
        return queue.target().parameterTypes().contains("int") || queue.receiverType().equals("java.util.concurrent.SynchronousQueue");
      }
    }
    return pool.target().parameterTypes().contains("java.util.concurrent.BlockingQueue");
  }
}
