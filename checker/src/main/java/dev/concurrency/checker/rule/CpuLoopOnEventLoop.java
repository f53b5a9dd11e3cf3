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
import dev.concurrency.checker.model.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A loop in a loop, each as long as the input says (or so often that it does not matter), in code that an event loop runs.
 *
 * <p>One loop over the input is what event loops do all day; nobody is told about it. Neither is a loop over parts of what the outer loop is at, nor a
 * {@code while} loop, which often goes on where the one around it stands.
 */
@AutoService(Rule.class)
public final class CpuLoopOnEventLoop implements Rule {

  /** As many rounds as this count like a loop over the input. */
  private static final long MANY = 1_000;

  /** Steps back from a value to what it is part of. */
  private static final int STEPS = 8;

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
    Set<Integer> reported = new HashSet<>();
    for (Region region : body.regions()) {
      if (region instanceof Region.Loop outer
          && isLong(outer)
          && reported.stream().noneMatch(around -> body.within(outer.id(), around))
          && code.contexts().of(body, outer.id()).contains(context)
          && holdsLongWork(body, outer, code)) {
        reported.add(outer.id());
        String message =
            "Nested loops compute on the " + context.thread() + " for as long as the input says: everything else that this thread serves waits for them.";
        reporter.report(Problem.at(body, outer, Probe.CPU_LOOP, message).in(context));
      }
    }
  }

  private static boolean isLong(Region.Loop loop) {
    if (loop.bound() instanceof Region.Bound.Times times) {
      return times.count() >= MANY;
    }
    return loop.bound() instanceof Region.Bound.ByInput byInput && !(byInput.over() instanceof Value.Unknown);
  }

  private static boolean holdsLongWork(Body body, Region.Loop outer, Code code) {
    for (Region region : body.regions()) {
      if (region instanceof Region.Loop inner
          && inner != outer
          && body.within(inner.id(), outer.id())
          && isLong(inner)
          && !isPartOfElement(over(inner), outer, code.program())
          && !leavesBehind(body, inner.parent())
          && !handsOver(body, inner, code)) {
        return true;
      }
    }
    for (Op.Call call : body.calls()) {
      if (body.within(call.region(), outer.id()) && !leavesBehind(body, call.region()) && (code.is(Verb.HEAVY, call) || loops(call, outer, code))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the body is left at the end of a region, so that it does not run again. */
  private static boolean leavesBehind(Body body, int region) {
    return body.ops().stream().anyMatch(op -> op.region() == region && (op instanceof Op.Return || op instanceof Op.Throw));
  }

  /** What a loop is as long as; null if that is a number. */
  private static Value over(Region.Loop loop) {
    return loop.bound() instanceof Region.Bound.ByInput byInput ? byInput.over() : null;
  }

  /** Whether a loop gives each element to somebody who works on it later, such as a channel: then it is not this thread that computes. */
  private static boolean handsOver(Body body, Region.Loop loop, Code code) {
    return body.calls().stream()
        .anyMatch(call -> body.within(call.region(), loop.id()) && (code.isFuture(call.result().name()) || code.isPublisher(call.result().name())));
  }

  /** Whether a value is, or may be, what a loop is at, something in it, or something that changes as the loop goes on. */
  private static boolean isPartOfElement(Value value, Region.Loop loop, Program program) {
    Value at = value == null ? null : program.origin(value);
    for (int i = 0; i < STEPS && at != null; i++) {
      if (at instanceof Value.ElementOf) {
        return true;
      }
      if (at instanceof Value.Local local) {
        return !program.variable(local.variable()).isParameter() || !program.variable(local.variable()).values().isEmpty();
      }
      if (at instanceof Value.OfField field) {
        at = field.receiver() == null ? null : program.origin(field.receiver());
        continue;
      }
      Op.Call call = program.call(at);
      if (call == null) {
        return false;
      }
      boolean takenOut = call.receiver() != null && !call.arguments().isEmpty() && over(loop) != null && program.same(call.receiver(), over(loop));
      if (takenOut || call.arguments().stream().anyMatch(argument -> isPartOfElement(argument, loop, program))) {
        return true;
      }
      at = call.receiver() == null ? null : program.origin(call.receiver());
    }
    return false;
  }

  /** Whether a call runs a method that walks the very collection that the loop around it walks, once for each element. */
  private static boolean loops(Op.Call call, Region.Loop outer, Code code) {
    Body method = code.targets().of(call);
    if (method == null || over(outer) == null) {
      return false;
    }
    for (Region region : method.regions()) {
      if (region instanceof Region.Loop loop
          && isLong(loop)
          && !handsOver(method, loop, code)
          && code.program().same(inCaller(over(loop), method, call, code.program()), over(outer))) {
        return true;
      }
    }
    return false;
  }

  /** What a value of a method is to the caller: the argument behind a parameter, or a field of the receiver. Null if it is neither. */
  private static Value inCaller(Value value, Body method, Op.Call call, Program program) {
    if (value instanceof Value.OfField field) {
      return field.receiver() instanceof Value.This ? new Value.OfField(field.field(), field.type(), call.receiver()) : null;
    }
    if (!(value instanceof Value.Local local)) {
      return null;
    }
    Variable variable = program.variable(local.variable());
    return variable.isParameter() && variable.body() == method.id() ? call.arguments().get(variable.parameter()) : null;
  }
}
