package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.List;

/** Which threads are certainly virtual, and which pools keep them. */
public final class VirtualThreads {

  /** Variables, methods and factories inwards. */
  private static final int DEPTH = 6;

  private static final String FACTORY = "java.util.concurrent.ThreadFactory";
  private static final MethodRef NEW_THREAD = new MethodRef(FACTORY, "newThread", "(Ljava/lang/Runnable;)Ljava/lang/Thread;");

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;

  VirtualThreads(Program program, Knowledge knowledge, CallTargets targets) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
  }

  /**
   * Whether a call makes a pool of several threads that certainly are virtual, and stay there for another task. A pool of one thread is there for the order of
   * its tasks, whatever that thread costs.
   */
  public boolean areKeptBy(Op.Call call) {
    Entry sizes = knowledge.find(Verb.SIZES, call);
    // Of a constructor that a subclass calls nobody knows what else the subclass does.
    return sizes != null && sizes.tag().equals("pool") && call.receiver() == null && areMadeFor(call) && !hasOneThread(call) && !endsIdleThreads(call);
  }

  /** Whether a call is given a factory of threads that certainly makes nothing but virtual ones. */
  boolean areMadeFor(Op.Call call) {
    int factory = call.target().parameterTypes().indexOf(FACTORY);
    return factory >= 0 && isVirtual(call.arguments().get(factory), DEPTH);
  }

  private boolean hasOneThread(Op.Call pool) {
    Entry executor = knowledge.find(Verb.EXECUTOR, pool);
    int size = executor == null || executor.where() == null ? -1 : executor.where().argument();
    Number threads = size < 0 ? null : program.number(pool.arguments().get(size));
    return threads != null && threads.longValue() <= 1;
  }

  /** {@code new ThreadPoolExecutor(0, max, 0, …)}: a thread without a task ends at once, so that the pool only counts. */
  private boolean endsIdleThreads(Op.Call pool) {
    List<String> parameters = pool.target().parameterTypes();
    return parameters.size() > 2 && parameters.get(2).equals("long") && isZero(pool.arguments().get(0)) && isZero(pool.arguments().get(2));
  }

  private boolean isZero(Value value) {
    Number number = program.number(value);
    return number != null && number.longValue() == 0;
  }

  /** Whether a value is a virtual thread, or a factory of nothing else. */
  private boolean isVirtual(Value value, int depth) {
    Value origin = value == null || depth == 0 ? null : program.origin(value);
    if (origin instanceof Value.OneOf either) {
      return either.values().stream().allMatch(each -> isVirtual(each, depth - 1));
    }
    if (origin instanceof Value.Function function) {
      return returnsVirtual(program.body(function.body()), depth);
    }
    Op.Call made = origin == null ? null : program.call(origin);
    if (made == null) {
      return false;
    }
    if (made.target().isConstructor()) {
      return returnsVirtual(targets.in(made.receiverType(), NEW_THREAD), depth);
    }
    return makesVirtual(made) || made.target().equals(NEW_THREAD) && isVirtual(made.receiver(), depth - 1) || returnsVirtual(targets.of(made), depth);
  }

  /** A builder may stand in a variable of a wider type: what it was made as counts. */
  private boolean makesVirtual(Op.Call call) {
    return knowledge.find(Verb.MAKES_VIRTUAL, call) != null
        || call.receiver() != null && knowledge.find(Verb.MAKES_VIRTUAL, call.target(), program.typeOf(program.origin(call.receiver())).name(), -1) != null;
  }

  private boolean returnsVirtual(Body method, int depth) {
    List<Value> returned = method == null ? List.of() : method.returned();
    return !returned.isEmpty() && returned.stream().allMatch(value -> isVirtual(value, depth - 1));
  }
}
