package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A loop in a loop, each as long as the input says (or so often that it does not matter), in code that an event loop runs.
 *
 * <p>One loop over the input is what event loops do all day; nobody is told about it. Neither is a loop over parts of what the outer loop is at.
 */
@AutoService(Rule.class)
public final class CpuLoopOnEventLoop implements Rule {

  /** As many rounds as this count like a loop over the input. */
  private static final long MANY = 1_000;

  /** Calls deep. */
  private static final int DEPTH = 4;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "Nested loops compute on an event loop for as long as the input says.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    ExecutionContext context = code.contexts().of(body, List.of(ThreadKind.LOOP));
    if (context == null) {
      return;
    }
    for (Region region : body.regions()) {
      if (region instanceof Region.Loop outer
          && isLong(outer)
          && code.contexts().of(body, outer.id()).contains(context)
          && !isInLongLoop(body, outer) && holdsLongWork(body, outer, code)) {
        String message =
            "Nested loops compute on the " + context.thread() + " for as long as the input says: everything else that this thread serves waits for them.";
        reporter.report(Problem.at(body, outer, Probe.CPU_LOOP, message).in(context));
      }
    }
  }

  private static boolean isLong(Region.Loop loop) {
    return loop.bound() instanceof Region.Bound.Times times ? times.count() >= MANY : !(loop.bound() instanceof Region.Bound.Endless);
  }

  private static boolean isInLongLoop(Body body, Region.Loop loop) {
    for (int at = loop.parent(); at > 0; at = body.regions().get(at).parent()) {
      if (body.regions().get(at) instanceof Region.Loop outer && isLong(outer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsLongWork(Body body, Region.Loop outer, Code code) {
    for (Region region : body.regions()) {
      if (region instanceof Region.Loop inner && inner != outer && body.within(inner.id(), outer.id()) && isLongBy(body, inner, outer, code.program())) {
        return true;
      }
    }
    for (Op.Call call : body.calls()) {
      if (body.within(call.region(), outer.id())
          && (code.is(Verb.HEAVY, call) || loops(code.targets().of(call), code, DEPTH, new HashSet<>()))) {
        return true;
      }
    }
    return false;
  }

  /** Loops that consume a buffer or an iterator, or that walk parts of the outer loop's element, do not multiply. */
  private static boolean isLongBy(Body body, Region.Loop inner, Region.Loop outer, Program program) {
    if (inner.bound() instanceof Region.Bound.ByInput byInput) {
      return !isPartOfElement(byInput.over(), program);
    }
    return inner.bound() instanceof Region.Bound.Times times && times.count() >= MANY;
  }

  private static boolean isPartOfElement(Value over, Program program) {
    Value at = program.origin(over);
    for (int i = 0; i < 8; i++) {
      if (at instanceof Value.ElementOf) {
        return true;
      }
      Op.Call call = program.call(at);
      if (call == null || call.receiver() == null) {
        return false;
      }
      at = program.origin(call.receiver());
    }
    return false;
  }

  /** Whether a method, or one that it calls, certainly computes in a loop whose length does not come from its caller's element. */
  private static boolean loops(Body method, Code code, int depth, Set<Integer> seen) {
    if (method == null || depth == 0 || !seen.add(method.id())) {
      return false;
    }
    for (Region region : method.regions()) {
      if (region instanceof Region.Loop loop
          && isLong(loop)
          && !(loop.bound() instanceof Region.Bound.UntilConsumed)
          && !(loop.bound() instanceof Region.Bound.ByInput byInput && walksParameter(byInput.over(), code.program()))) {
        return true;
      }
    }
    return method.calls().stream().anyMatch(call -> loops(code.targets().of(call), code, depth - 1, seen));
  }

  private static boolean walksParameter(Value over, Program program) {
    Value at = program.origin(over);
    for (int i = 0; i < 8; i++) {
      if (at instanceof Value.Local local && program.variable(local.variable()).isParameter()) {
        return true;
      }
      Op.Call call = program.call(at);
      if (call == null || call.receiver() == null) {
        return false;
      }
      at = program.origin(call.receiver());
    }
    return false;
  }
}
