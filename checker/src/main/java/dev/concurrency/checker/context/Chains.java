package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Chains of stages, such as {@code supplyAsync(f).thenApply(g).exceptionally(h)}, through local variables. */
public final class Chains {

  private static final int LONGEST = 64;

  private final Program program;
  private final Knowledge knowledge;

  public Chains(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
  }

  /** The calls that made a value, the last one first: each made the receiver (or, for a static call, the first argument) of the one before. */
  public List<Op.Call> upstream(Value value) {
    List<Op.Call> calls = new ArrayList<>();
    Op.Call call = program.call(program.origin(value));
    while (call != null && calls.size() < LONGEST) {
      calls.add(call);
      Value before = continued(call);
      call = before == null ? null : program.call(program.origin(before));
    }
    return calls;
  }

  /** What a call continues: its receiver, or the first argument of a static method. Null if it continues nothing. */
  public static Value continued(Op.Call call) {
    if (call.receiver() != null || call.target().isConstructor()) {
      return call.receiver();
    }
    return call.arguments().isEmpty() ? null : call.arguments().get(0);
  }

  /** Whether a stage completes only after all stages that it was made of. */
  public boolean joinsAll(Value stage) {
    return upstream(stage).stream().anyMatch(call -> knowledge.find(Verb.JOINS_ALL, call) != null);
  }
}
