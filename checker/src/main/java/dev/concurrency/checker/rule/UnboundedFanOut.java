package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.List;

/** One task or request for each element of the input, with nothing that limits how many are under way. */
@AutoService(Rule.class)
public final class UnboundedFanOut implements Rule {

  /** Loops that certainly end before this many rounds do not fan out. */
  private static final long FEW = 64;

  private static final int DEPTH = 2;

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
      Body repeated = repeatedBy(body, call, code);
      if (repeated != null && starts(body, call, code, DEPTH) && !isLimited(body, call, code)) {
        String message =
            call.target().shortName() + " starts a task for each element, and nothing limits how many are under way: they grow with the input.";
        reporter.report(Problem.at(body, call, Probe.IN_FLIGHT, message));
      }
    }
  }

  /** The body whose loop, or whose pass over a collection, runs the call for each element; null if it runs only once or a few times. */
  private static Body repeatedBy(Body body, Op.Call call, Code code) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Loop loop && growsWithInput(loop.bound(), code.program())) {
        return isBatch(body, loop, code) ? null : body;
      }
    }
    Use use = body.use();
    if (!body.isFunction() || use == null || use.kind() != Use.Kind.ARGUMENT) {
      return null;
    }
    Body outer = code.program().body(use.body());
    Op.Call pass = (Op.Call) outer.ops().get(use.op());
    Entry entry = code.runs(pass, use.index());
    boolean forEachElement = entry != null && entry.where().kind() == Where.Kind.INLINE && isOverManyElements(pass, code);
    return forEachElement ? outer : null;
  }

  private static boolean growsWithInput(Region.Bound bound, Program program) {
    if (bound instanceof Region.Bound.Times times) {
      return times.count() > FEW;
    }
    return bound instanceof Region.Bound.UntilConsumed || bound instanceof Region.Bound.ByInput byInput && !isWrittenOut(byInput.over(), program);
  }

  /** {@code List.of(a, b, c)} and the like. */
  private static boolean isWrittenOut(Value collection, Program program) {
    Value origin = program.origin(collection);
    if (origin instanceof Value.Array array) {
      return array.elements().size() <= FEW;
    }
    Op.Call made = program.call(origin);
    return made != null
        && made.receiver() == null
        && made.target().owner().startsWith("java.util.")
        && !made.arguments().isEmpty()
        && made.arguments().stream().allMatch(argument -> !(argument instanceof Value.Array array) || array.elements().size() <= FEW)
        && (made.target().name().equals("of") || made.target().name().equals("asList"));
  }

  /** A loop in an outer loop that waits for each batch before it goes on. */
  private static boolean isBatch(Body body, Region.Loop loop, Code code) {
    for (int at = loop.parent(); at > 0; at = body.regions().get(at).parent()) {
      if (body.regions().get(at) instanceof Region.Loop outer) {
        int around = outer.id();
        return body.calls().stream()
            .anyMatch(call -> body.within(call.region(), around) && !body.within(call.region(), loop.id()) && code.is(Verb.BLOCKS, call));
      }
    }
    return false;
  }

  /** A pass over a stream or collection. {@code Optional} and {@code Map.computeIfAbsent} run their function at most once. */
  private static boolean isOverManyElements(Op.Call pass, Code code) {
    Program program = code.program();
    String type = pass.receiverType();
    boolean many = program.isSubtype(type, "java.util.stream.BaseStream") || program.isSubtype(type, "java.lang.Iterable");
    List<Op.Call> chain = code.chains().upstream(pass.receiver());
    boolean limited = chain.stream().anyMatch(call -> call.target().name().equals("limit"));
    boolean writtenOut = !chain.isEmpty() && isWrittenOut(pass.receiver(), program)
        || chain.stream().anyMatch(call -> call.receiver() == null && (call.target().name().equals("of") || call.target().name().startsWith("range")));
    return many && !limited && !writtenOut;
  }

  private static boolean starts(Body body, Op.Call call, Code code, int depth) {
    if (code.is(Verb.STARTS, call)) {
      return runsWithoutLimit(body, call, code);
    }
    Body target = code.targets().of(call);
    if (target == null || depth == 0 || !code.isFuture(call.result().name()) || call.target().isConstructor()) {
      return false;
    }
    return target.calls().stream()
        .anyMatch(inner -> starts(target, inner, code, depth - 1) && isReturned(target, inner, code) && !isLimited(target, inner, code));
  }

  /** The task runs on a thread that is known and not there for the taking, or the call is a request that a library sends. */
  private static boolean runsWithoutLimit(Body body, Op.Call call, Code code) {
    boolean takesTask = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      takesTask |= code.runs(call, i) != null;
    }
    if (!takesTask) {
      return true;
    }
    ThreadKind kind = code.elsewhere(body, call);
    return kind == ThreadKind.COMMON_POOL || kind == ThreadKind.BLOCKING_OK || kind == ThreadKind.BOUNDED && !hasBoundedQueue(body, call, code);
  }

  private static boolean hasBoundedQueue(Body body, Op.Call call, Code code) {
    Op.Call pool = code.program().call(code.poolOf(body, call));
    if (pool == null) {
      return true;
    }
    for (Value argument : pool.arguments()) {
      Op.Call queue = code.program().call(code.program().origin(argument));
      if (queue != null && queue.target().isConstructor() && code.program().isSubtype(queue.receiverType(), "java.util.concurrent.BlockingQueue")) {
        return !queue.arguments().isEmpty() || queue.receiverType().equals("java.util.concurrent.SynchronousQueue");
      }
    }
    return false;
  }

  private static boolean isReturned(Body body, Op.Call call, Code code) {
    Value result = new Value.Result(body.id(), call.id());
    Op.Call start = call;
    return body.ops().stream()
        .anyMatch(op -> op instanceof Op.Return leave && leave.value() != null
            && (code.program().same(leave.value(), result) || code.chains().upstream(leave.value()).contains(start)));
  }

  /** Something around it takes a permit, or waits for the task before the next one starts. */
  private static boolean isLimited(Body body, Op.Call call, Code code) {
    for (Body at = body; at != null; at = at.enclosing() < 0 ? null : code.program().body(at.enclosing())) {
      if (at.calls().stream().anyMatch(each -> code.is(Verb.BOUNDS, each))) {
        return true;
      }
    }
    Value result = new Value.Result(body.id(), call.id());
    Region.Loop loop = body.innermost(call, Region.Loop.class);
    return body.calls().stream()
        .anyMatch(each -> code.is(Verb.BLOCKS, each)
            && each.receiver() != null
            && (loop == null || body.within(each.region(), loop.id()))
            && (code.program().same(each.receiver(), result) || code.chains().upstream(each.receiver()).contains(call)));
  }
}
