package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Pipelines of streams, from their source to the call that asks for a result, through local variables that are read once. */
public final class Pipelines {

  private static final int LONGEST = 64;
  private static final String STREAM = "java.util.stream.BaseStream";
  private static final Set<String> PARALLEL = Set.of("parallel", "parallelStream");

  private final Program program;
  private final Chains chains;

  Pipelines(Program program, Chains chains) {
    this.program = program;
    this.chains = chains;
  }

  /** A call of a pipeline and the body that holds it. */
  public record Link(Body body, Op.Call call) {}

  /** Whether a call makes a stream, or is made on one. */
  public boolean isPart(Op.Call call) {
    return isStream(call.result().name()) || call.receiver() != null && isStream(call.receiverType());
  }

  /** The calls behind this one, in order, as far as they are known; the last one asks for the result if it returns no stream. */
  public List<Link> downstream(Body body, Op.Call call) {
    List<Link> links = new ArrayList<>();
    Body holder = body;
    Op.Call at = call;
    while (isStream(at.result().name()) && links.size() < LONGEST) {
      Use use = program.use(holder, at);
      if (use != null && use.kind() == Use.Kind.ASSIGNED) {
        Variable variable = program.variable(use.index());
        use = variable.uses().size() == 1 && variable.values().size() == 1 ? variable.uses().get(0) : null;
      }
      if (use == null || use.kind() != Use.Kind.RECEIVER) {
        break;
      }
      holder = program.body(use.body());
      at = (Op.Call) holder.ops().get(use.op());
      links.add(new Link(holder, at));
    }
    return links;
  }

  /** Whether the pipeline that a call belongs to certainly runs in parallel: the last word of it counts, wherever it stands. */
  public boolean isParallel(Body body, Op.Call call) {
    boolean parallel = false;
    for (Op.Call each : all(body, call)) {
      parallel = PARALLEL.contains(each.target().name()) || parallel && !each.target().name().equals("sequential");
    }
    return parallel;
  }

  /** The calls that say so. */
  public List<Op.Call> parallelWords(Body body, Op.Call call) {
    return all(body, call).stream().filter(each -> PARALLEL.contains(each.target().name())).toList();
  }

  private List<Op.Call> all(Body body, Op.Call call) {
    List<Op.Call> all = new ArrayList<>(call.receiver() == null ? List.of() : chains.upstream(call.receiver()));
    Collections.reverse(all);
    all.add(call);
    downstream(body, call).forEach(link -> all.add(link.call()));
    return all.stream().filter(this::isPart).toList();
  }

  private boolean isStream(String type) {
    return program.isSubtype(type, STREAM);
  }
}
