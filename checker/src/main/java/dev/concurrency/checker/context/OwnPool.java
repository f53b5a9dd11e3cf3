package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Waits on a thread of a bounded pool for another task of that very pool, which was handed over while the pool was already busy with the waiting one. A task
 * that was there before has begun before, and may have ended.
 */
public final class OwnPool {

  private static final int DEPTH = 8;
  private static final String HANDS_OVER = "java.util.concurrent.SynchronousQueue";

  private final Program program;
  private final Knowledge knowledge;
  private final ThreadTests tests;
  private final Contexts contexts;
  private final Finished finished;
  private final Tasks tasks;
  private final ThreadResolver threads;

  OwnPool(Program program, Knowledge knowledge, ThreadTests tests, Contexts contexts, Finished finished, Tasks tasks, ThreadResolver threads) {
    this.program = program;
    this.knowledge = knowledge;
    this.tests = tests;
    this.contexts = contexts;
    this.finished = finished;
    this.tasks = tasks;
    this.threads = threads;
  }

  /** The way on which a call certainly runs in a pool and waits for a task of that pool; null if there is none. */
  public ExecutionContext waitsFor(Body body, Op.Call wait) {
    List<ExecutionContext> inPools = contexts.of(body).stream().filter(context -> context.kind() == ThreadKind.BOUNDED && context.pool() != null).toList();
    Entry entry = inPools.isEmpty() ? null : knowledge.find(Verb.BLOCKS, wait);
    if (entry == null || !entry.tag().equals("future") || tests.isBehind(body, wait)) {
      return null;
    }
    Set<Value> needed = needed(body, wait);
    for (ExecutionContext context : inPools) {
      if (needed.contains(context.pool())
          && isOnePool(context.pool(), body, context)
          && !isAnothers(context.pool(), context.handedOver())
          && !finished.isOver(entry, body, wait, context)) {
        return context;
      }
    }
    return null;
  }

  /** Where the bounded pool behind an executor is made, which tells pools apart. Null if it is not one, or not known. */
  Value behind(Value executor, Body body) {
    return pool(threads.executor(executor, body, DEPTH));
  }

  /** One place in the code may make many pools: a field's initialiser one for each object, a method one for each call. */
  private boolean isOnePool(Value pool, Body body, ExecutionContext context) {
    if (!(pool instanceof Value.Result made)) {
      return false;
    }
    return switch (program.body(made.body()).kind()) {
      case STATIC_INITIALIZER -> true;
      case INITIALIZER, CONSTRUCTOR -> !context.otherObject();
      case METHOD, LAMBDA, METHOD_REFERENCE -> made.body() != body.id() && !context.otherObject();
    };
  }

  private boolean isEachObjectsOwn(Value pool) {
    Body maker = pool instanceof Value.Result made ? program.body(made.body()) : null;
    return maker != null && (maker.kind() == Body.Kind.INITIALIZER || maker.kind() == Body.Kind.CONSTRUCTOR);
  }

  /** Whether an object has just been made as one of an inner class, with the object around it that has the pool. */
  private boolean isInner(Value object, Value pool) {
    Op.Call made = program.call(object);
    String owner = program.body(((Value.Result) pool).body()).owner();
    return made != null && made.target().isConstructor() && made.receiverType().startsWith(owner + "$") && !program.isSubtype(made.receiverType(), owner);
  }

  /** Whether a call names the pool as that of another object, which may be of the same class. */
  private boolean isAnothers(Value pool, Program.CallSite site) {
    if (site == null || !isEachObjectsOwn(pool)) {
      return false;
    }
    Stream<Value> named = Stream.concat(Stream.ofNullable(site.call().receiver()), site.call().arguments().stream());
    return named.anyMatch(value -> isOfAnother(value) && pool.equals(behind(value, site.body())));
  }

  private boolean isOfAnother(Value value) {
    Value at = value;
    for (int i = 0; i < DEPTH && at != null; i++) {
      Op.Call getter = program.call(at);
      Value owner = null;
      if (at instanceof Value.OfField read) {
        owner = read.receiver();
      } else if (getter != null && program.method(getter.target()) != null) {
        owner = getter.receiver();
      }
      if (owner != null && !(program.origin(owner) instanceof Value.This)) {
        return true;
      }
      at = program.before(at);
    }
    return false;
  }

  /** The pools that have to run what a call waits for, as far as they are known. */
  private Set<Value> needed(Body body, Op.Call wait) {
    Value own = wait.receiver() == null ? null : behind(wait.receiver(), body);
    if (own != null) {
      return keepsTasks(own) && !isAnothers(own, new Program.CallSite(body, wait)) ? Set.of(own) : Set.of();
    }
    Value awaited = Chains.continued(wait);
    Set<Value> pools = new LinkedHashSet<>();
    if (awaited != null) {
      for (Tasks.Start start : tasks.startsBehind(awaited)) {
        Program.CallSite site = start.site();
        Value pool = pool(threads.placements(site.body(), site.call()));
        if (!isEachObjectsOwn(pool) || start.another() == null || isInner(start.another(), pool)) {
          addIfBusy(pools, pool, site.body(), site.call());
        }
      }
      Value made = program.origin(awaited);
      Body maker = made instanceof Value.Result result ? program.body(result.body()) : null;
      if (maker != null) {
        Value last = pool(threads.emission(made));
        boolean startsHere = knowledge.isPublisher(program.typeOf(made).name());
        addIfBusy(pools, last, startsHere ? body : maker, startsHere ? wait : program.call(made));
        pools.removeIf(pool -> !startsHere && !runsIn(pool, maker));
      }
    }
    return pools;
  }

  private void addIfBusy(Set<Value> pools, Value pool, Body starter, Op.Call start) {
    if (pool != null && keepsTasks(pool) && runsIn(pool, starter) && !isAnothers(pool, new Program.CallSite(starter, start)) && !tests.isBehind(starter, start)) {
      pools.add(pool);
    }
  }

  private boolean runsIn(Value pool, Body body) {
    return contexts.of(body).stream().anyMatch(context -> pool.equals(context.pool()));
  }

  /** A pool without a queue refuses what no thread is free for, or has the caller run it: nobody waits for such a task. */
  private boolean keepsTasks(Value pool) {
    Op.Call made = program.call(pool);
    return made == null || made.arguments().stream().noneMatch(argument -> program.typeOf(program.origin(argument)).name().equals(HANDS_OVER));
  }

  private static Value pool(Set<Placement> placements) {
    return placements.size() == 1 && placements.iterator().next() instanceof Placement.On on && on.kind() == ThreadKind.BOUNDED ? on.pool() : null;
  }
}
