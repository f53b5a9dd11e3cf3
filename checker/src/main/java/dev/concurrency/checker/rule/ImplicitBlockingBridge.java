package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.Pipelines;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A publisher read as if it were a collection: nothing in the code looks as if it waited, and each element is waited for. */
@AutoService(Rule.class)
public final class ImplicitBlockingBridge implements Rule {

  private static final Set<ThreadKind> FORBIDDEN = EnumSet.of(ThreadKind.LOOP, ThreadKind.COMMON_POOL, ThreadKind.PARALLEL_STREAM);

  /** What a for-each loop calls for each element. */
  private static final MethodRef NEXT = new MethodRef("java.util.Iterator", "hasNext", "()Z");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A publisher is read like a collection, and each step waits for the next element, where nobody may wait.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    code.calls(body, Verb.BRIDGES).forEach(bridge -> check(body, bridge, code, reporter));
  }

  private static void check(Body body, Op.Call bridge, Code code, Reporter reporter) {
    ExecutionContext context =
        code.contexts().of(body, bridge.region()).stream().filter(each -> FORBIDDEN.contains(each.kind())).findFirst().orElse(null);
    Body method = context == null ? AsyncMethods.around(body, code) : null;
    Probe probe = method == null ? Probe.BLOCKING_CALL : Probe.CALLER_WAIT;
    List<Problem.Watch> reads = context == null && method == null ? List.of() : reads(body, bridge, probe, code);
    if (!reads.isEmpty()) {
      String waits =
          method == null ? "makes the " + context.thread() + " wait" : "waits on the thread that calls " + method.method().shortName() + ", which returns its result for later,";
      String message = "Reading what " + bridge.target().shortName() + " returns " + waits + " for each element, although it looks like reading a collection.";
      reporter.report(new Problem(body, bridge.place(), message, null, context, List.of(), reads, List.of()));
    }
  }

  /** Where the same body reads what the bridge returns; empty if somebody else does, or it is not known. */
  private static List<Problem.Watch> reads(Body body, Op.Call bridge, Probe probe, Code code) {
    List<Problem.Watch> reads = new ArrayList<>();
    for (Region region : body.regions()) {
      if (region instanceof Region.Loop loop
          && loop.bound() instanceof Region.Bound.ByInput byInput
          && code.program().call(code.program().origin(byInput.over())) == bridge) {
        boolean isOnTheSpot = byInput.over() instanceof Value.Result;
        Place place = isOnTheSpot ? bridge.place() : loop.place();
        reads.add(new Problem.Watch(probe, body, null, place, NEXT));
      }
    }
    List<Pipelines.Link> pipeline = code.pipelines().downstream(body, bridge);
    if (!pipeline.isEmpty()) {
      Pipelines.Link last = pipeline.get(pipeline.size() - 1);
      if (last.body() == body && !code.program().isSubtype(last.call().result().name(), "java.util.stream.BaseStream")) {
        reads.add(new Problem.Watch(probe, body, last.call(), last.call().place()));
      }
      return reads;
    }
    for (Op.Call call : body.calls()) {
      boolean isMadeOnIt = call.receiver() != null && code.program().call(code.program().origin(call.receiver())) == bridge;
      if (isMadeOnIt && call.target().returnType().equals("void")) {
        reads.add(new Problem.Watch(probe, body, call, call.place()));
      }
    }
    return reads;
  }
}
