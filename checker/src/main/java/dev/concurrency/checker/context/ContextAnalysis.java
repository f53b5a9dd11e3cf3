package dev.concurrency.checker.context;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.ExecutionContext.Handover;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Gives each body the threads on which it certainly can run: first the origins (annotations, framework roles, functions handed to APIs that run them
 * elsewhere), then along calls and functions that are run in place, breadth first, so that each path is the shortest.
 */
final class ContextAnalysis {

  /** Longer paths are cut: nobody follows them, and recursion must end. */
  private static final int LONGEST_PATH = 24;

  private static final int FUNCTION_DEPTH = 4;

  private static final Set<String> LOGS_ERROR = Set.of("error", "severe", "fatal");

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final ThreadResolver threads;
  private final Chains chains;
  private final Pipelines pipelines;
  private final Roles roles;
  private final Actors actors;
  private final LoopGuards guards;
  private final ListMultimap<Integer, Edge> edges = ArrayListMultimap.create();
  private final Queue<Reached> queue = new ArrayDeque<>();
  private final Set<Integer> pinned = new HashSet<>();

  /** @param offLoop only where a test has found that the thread is no event loop */
  private record Edge(int to, Step step, Handover how, boolean offLoop) {}

  private record Reached(Body body, ExecutionContext context) {}

  private record Key(int body, ThreadKind kind, Value pool, Op.Call chosen, boolean inputsFinished, boolean continuation, boolean otherObject, boolean reactiveEntry) {}

  ContextAnalysis(Program program, Knowledge knowledge, CallTargets targets, ThreadResolver threads, Chains chains, Pipelines pipelines, Roles roles, Actors actors) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.threads = threads;
    this.chains = chains;
    this.pipelines = pipelines;
    this.roles = roles;
    this.actors = actors;
    this.guards = new LoopGuards(program, knowledge);
  }

  Contexts contexts() {
    for (Body body : program.bodies()) {
      origins(body);
      Set<Integer> errors = errorBranches(body);
      body.calls().forEach(call -> edges(body, call, errors));
    }
    return spread();
  }

  private void origins(Body body) {
    Entry told = roles.annotated(body);
    if (told != null) {
      pinned.add(body.id());
      Placement.On on = on(told.where());
      Handover how = on.kind() == ThreadKind.LOOP ? Handover.REACTIVE_ENTRY : Handover.CALLED;
      start(body, on, null, how, step(body, body.place(), name(body) + " is annotated to run on " + label(on)));
      return;
    }
    Entry role = roles.implemented(body);
    if (role != null) {
      Placement.On on = sharing(body, on(role.where()));
      boolean isReactive = on.kind() == ThreadKind.LOOP && knowledge.findType(Verb.ASYNC, body.returnType().name()) != null;
      start(body, on, null, isReactive ? Handover.REACTIVE_ENTRY : Handover.CALLED, step(body, body.place(), name(body) + " is called on " + label(on)));
    }
  }

  private void edges(Body body, Op.Call call, Set<Integer> errors) {
    Body target = targets.of(call);
    if (target != null && (errors.isEmpty() || body.around(call).stream().noneMatch(region -> errors.contains(region.id())))) {
      edges.put(body.id(), new Edge(target.id(), step(body, call.place(), "calls " + call.target().shortName()), called(call), guards.isOffLoop(body, call.region())));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      Body function = targets.function(call, i);
      if (function == null) {
        continue;
      }
      Handover how = handover(call, i);
      if (call.receiver() != null && pipelines.isPart(call) && pipelines.isParallel(body, call)) {
        Placement.On worker = new Placement.On(ThreadKind.PARALLEL_STREAM, "", null);
        start(function, worker, new Program.CallSite(body, call), how, step(body, call.place(), "the function given to " + call.target().shortName() + " runs on the workers of a parallel stream"));
      }
      for (Placement placement : placements(body, call, i, FUNCTION_DEPTH)) {
        if (placement instanceof Placement.With with) {
          edges.put(with.body(), new Edge(function.id(), step(body, call.place(), "runs the function given to " + call.target().shortName()), how, guards.isOffLoop(body, call.region())));
        } else if (placement instanceof Placement.On told) {
          Placement.On on = sharing(function, told);
          start(function, on, new Program.CallSite(body, call), how, step(body, call.place(), "the function given to " + call.target().shortName() + " runs on " + label(on)));
        }
      }
    }
  }

  /** {@code else { log.error("not expected"); retry(); }}: nobody can say that this is ever run. */
  private Set<Integer> errorBranches(Body body) {
    Set<Integer> branches = new HashSet<>();
    for (Op.Call call : body.calls()) {
      if (LOGS_ERROR.contains(call.target().name()) && body.regions().get(call.region()) instanceof Region.Guarded && knowledge.find(Verb.NEVER_FAILS, call) != null) {
        branches.add(call.region());
      }
    }
    return branches;
  }

  private Handover called(Op.Call call) {
    boolean sameObject = call.receiver() == null || program.origin(call.receiver()) instanceof Value.This;
    return sameObject ? Handover.CALLED : Handover.CALLED_ON_ANOTHER;
  }

  /** A function given to a stage or publisher continues it, unless it is sent elsewhere in the same breath. */
  private Handover handover(Op.Call call, int argument) {
    Value stage = Chains.continued(call);
    if (stage == null || knowledge.findType(Verb.ASYNC, program.typeOf(stage).name()) == null) {
      Entry serves = knowledge.find(Verb.SERVES, call);
      return serves != null && serves.tag().equals("request") ? Handover.REACTIVE_ENTRY : Handover.CALLED;
    }
    Entry entry = knowledge.runs(call, argument);
    boolean sentElsewhere = entry != null && entry.where().kind() == Where.Kind.COMMON_POOL;
    return new Handover(!sentElsewhere, chains.joinsAll(stage), false, false);
  }

  private Set<Placement> placements(Body body, Op.Call call, int argument, int depth) {
    Entry entry = knowledge.runs(call, argument);
    if (entry != null) {
      return threads.runs(entry, body, call);
    }
    Body target = targets.of(call);
    if (target == null || depth == 0 || argument >= target.parameters().size()) {
      return Set.of();
    }
    Set<Placement> found = new LinkedHashSet<>();
    for (Use use : program.variable(target.parameters().get(argument)).uses()) {
      Body user = program.body(use.body());
      if (use.kind() == Use.Kind.RECEIVER) {
        found.add(new Placement.With(user.id()));
      } else if (use.kind() == Use.Kind.ARGUMENT) {
        found.addAll(placements(user, (Op.Call) user.ops().get(use.op()), use.index(), depth - 1));
      }
    }
    return found;
  }

  private Contexts spread() {
    ListMultimap<Integer, ExecutionContext> contexts = ArrayListMultimap.create();
    Set<Key> seen = new HashSet<>();
    while (!queue.isEmpty()) {
      Reached at = queue.remove();
      ExecutionContext context = at.context;
      if (!seen.add(key(at.body, context))) {
        continue;
      }
      contexts.put(at.body.id(), context);
      if (context.length() >= LONGEST_PATH) {
        continue;
      }
      for (Edge edge : edges.get(at.body.id())) {
        if (!pinned.contains(edge.to) && !(edge.offLoop && context.kind() == ThreadKind.LOOP)) {
          queue.add(new Reached(program.body(edge.to), context.then(edge.step, edge.how)));
        }
      }
    }
    return new Contexts(program, contexts, guards);
  }

  private static Key key(Body body, ExecutionContext context) {
    Op.Call chosen = context.chosen() == null ? null : context.chosen().call();
    return new Key(
        body.id(), context.kind(), context.pool(), chosen, context.inputsFinished(), context.continuation(), context.otherObject(), context.reactiveEntry());
  }

  private void start(Body body, Placement.On on, Program.CallSite handedOver, Handover how, Step step) {
    queue.add(new Reached(body, ExecutionContext.origin(on, handedOver, how, step)));
  }

  private static Placement.On on(Where where) {
    ThreadKind kind =
        switch (where.kind()) {
          case LOOP, CALLER_LOOP -> ThreadKind.LOOP;
          case COMMON_POOL -> ThreadKind.COMMON_POOL;
          case BOUNDED -> ThreadKind.BOUNDED;
          case POOL -> ThreadKind.POOL;
          case ACTOR -> ThreadKind.ACTOR;
          case VIRTUAL -> ThreadKind.VIRTUAL;
          default -> ThreadKind.BLOCKING_OK;
        };
    return new Placement.On(kind, where.label(), null);
  }

  /** What an actor does with its messages may be known to run on the threads that all actors share. What it does once, when it is started, is left alone. */
  private Placement.On sharing(Body handler, Placement.On on) {
    return on.kind() == ThreadKind.ACTOR && roles.served(handler) != null && actors.isShared(handler)
        ? new Placement.On(ThreadKind.SHARED_ACTOR, on.label(), on.pool(), on.chosen())
        : on;
  }

  private static String label(Placement.On on) {
    return "the " + on.words();
  }

  private static String name(Body body) {
    return body.method().shortName();
  }

  private static Step step(Body body, Place place, String what) {
    return new Step(body.file(), place.line(), what);
  }
}
