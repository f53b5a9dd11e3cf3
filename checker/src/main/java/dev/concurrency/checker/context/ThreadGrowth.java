package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Starts of which each needs a thread of its own, and what makes their number grow. */
public final class ThreadGrowth {

  /** Calls and functions outwards. */
  private static final int DEPTH = 4;

  /** Calls inwards, for something that waits. */
  private static final int WAITS_WITHIN = 2;

  private static final String THREAD = "java.lang.Thread";
  private static final Set<String> NUMBERS = Set.of("int", "long", "java.util.concurrent.atomic.AtomicInteger", "java.util.concurrent.atomic.AtomicLong");

  /** Numbers that say something of the input, not of what is under way. */
  private static final Set<String> OF_INPUT = Set.of("length", "indexOf", "lastIndexOf", "compareTo", "charAt", "read");

  /** Boolean methods by whose name somebody may be turned away. */
  private static final Pattern REFUSES = Pattern.compile("(try|compareAnd|may|can|allow|acquire|admit|permit|accepts|offer)([A-Z].*|s)?");

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Elements elements;
  private final Repetition repetition;
  private final Once once;
  private final Roles roles;
  private final VirtualThreads virtualThreads;
  private final BiFunction<Body, Op.Call, Value> executors;

  ThreadGrowth(
      Program program,
      Knowledge knowledge,
      CallTargets targets,
      Elements elements,
      Repetition repetition,
      Once once,
      Roles roles,
      VirtualThreads virtualThreads,
      BiFunction<Body, Op.Call, Value> executors) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.elements = elements;
    this.repetition = repetition;
    this.once = once;
    this.roles = roles;
    this.virtualThreads = virtualThreads;
    this.executors = executors;
  }

  /** Whether a call that starts something starts a thread made for it, or hands a task to a pool that certainly gets another thread when all are busy. */
  public boolean needsThread(Body body, Op.Call call) {
    if (knowledge.find(Verb.GROWS, call) != null) {
      return !program.isSubtype(call.receiverType(), THREAD) || isMadeIn(body, call.receiver());
    }
    Value executor = executors.apply(body, call);
    Op.Call made = executor == null || isMadeEachTime(body, call, executor) ? null : maker(program.call(executor), DEPTH);
    return made != null && !mayBeVirtual(made) && (knowledge.find(Verb.GROWS, made) != null || handsOverWithoutLimit(made));
  }

  /** {@code newCachedThreadPool(Thread.ofVirtual().factory())}: such threads cost next to nothing. */
  private boolean mayBeVirtual(Op.Call pool) {
    return virtualThreads.areMadeFor(pool)
        || pool.arguments().stream().map(program::origin).map(program::call).anyMatch(made -> made != null && made.target().owner().startsWith("java.lang.Thread$Builder"));
  }

  /** The call that makes a pool, in a method that returns it. */
  private Op.Call maker(Op.Call made, int depth) {
    Body factory = made == null || made.target().isConstructor() ? null : targets.of(made);
    if (factory == null || depth == 0) {
      return made;
    }
    List<Op> returns = factory.ops().stream().filter(Op.Return.class::isInstance).toList();
    return returns.size() == 1 && ((Op.Return) returns.get(0)).value() != null
        ? maker(program.call(program.origin(((Op.Return) returns.get(0)).value())), depth - 1)
        : null;
  }

  /** A thread that somebody else has made only gets going. */
  private boolean isMadeIn(Body body, Value thread) {
    Value origin = thread == null ? null : program.origin(thread);
    Op.Call made = origin == null ? null : program.call(origin);
    return made != null && made.target().isConstructor() && ((Value.Result) origin).body() == body.id();
  }

  /** A pool of which each round makes another one is another problem. */
  private boolean isMadeEachTime(Body body, Op.Call call, Value executor) {
    if (!(executor instanceof Value.Result made) || made.body() != body.id()) {
      return false;
    }
    Region.Loop loop = body.innermost(call, Region.Loop.class);
    return loop == null || body.within(program.call(executor).region(), loop.id());
  }

  /** A {@code ThreadPoolExecutor} whose queue keeps nothing, and whose maximum is none. */
  private boolean handsOverWithoutLimit(Op.Call made) {
    Entry entry = knowledge.find(Verb.EXECUTOR, made);
    int size = entry == null ? -1 : entry.where().argument();
    return size >= 0
        && program.origin(made.arguments().get(size)) instanceof Value.Constant most
        && Integer.valueOf(Integer.MAX_VALUE).equals(most.value())
        && made.arguments().stream().map(program::origin).map(program::call).anyMatch(queue -> queue != null && queue.result().name().equals("java.util.concurrent.SynchronousQueue"));
  }

  /**
   * What a call certainly happens for each of, with nothing that limits how many are under way: an {@code element}, {@code connection}, {@code request} or
   * {@code message}. Null if there is nothing of the kind.
   */
  public String each(Body body, Op.Call call) {
    return each(body, call, DEPTH);
  }

  private String each(Body body, Op.Call call, int depth) {
    if (repetition.isHeldBack(body, call) || mayBeRefused(body, call)) {
      return null;
    }
    if (repetition.isPerElement(body, call)) {
      return isOverComponents(body, call) ? null : "element";
    }
    Entry received = received(body, call);
    if (received != null) {
      return received.tag();
    }
    boolean waits = body.calls().stream().anyMatch(other -> other != call && repetition.holdsBack(other, WAITS_WITHIN));
    Entry served = waits ? null : roles.served(body);
    if (served != null || waits || depth == 0) {
      return served == null ? null : served.tag();
    }
    return callers(body).stream().map(caller -> each(caller.body(), caller.call(), depth - 1)).filter(found -> found != null).findFirst().orElse(null);
  }

  /** The calls that certainly run a body. */
  private List<Program.CallSite> callers(Body body) {
    if (body.isFunction()) {
      Use use = body.use();
      Op.Call taker = use == null || use.kind() != Use.Kind.ARGUMENT ? null : program.user(use);
      return taker == null || knowledge.runs(taker, use.index()) == null ? List.of() : List.of(new Program.CallSite(program.body(use.body()), taker));
    }
    List<Program.CallSite> callers = new ArrayList<>(program.callsOf(body.method()));
    body.overrides().forEach(overridden -> callers.addAll(program.callsOf(overridden)));
    callers.removeIf(caller -> targets.of(caller.call()) != body);
    return callers;
  }

  /** {@code while (running) { Socket client = server.accept(); … }}. */
  private Entry received(Body body, Op.Call call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Loop loop) {
        for (Op.Call other : body.calls()) {
          Entry entry = body.within(other.region(), loop.id()) && other.receiver() != null ? knowledge.find(Verb.SERVES, other) : null;
          if (entry != null && other.arguments().stream().noneMatch(argument -> program.origin(argument) instanceof Value.Function)) {
            return entry;
          }
        }
      }
    }
    return null;
  }

  /** What an object keeps, and starts when it is started itself, are its parts: there are as many as somebody has configured. */
  private boolean isOverComponents(Body body, Op.Call call) {
    Op.Call pass = elements.pass(body);
    Value over = pass == null ? null : pass.receiver();
    Region.Loop loop = body.innermost(call, Region.Loop.class);
    if (loop != null && loop.bound() instanceof Region.Bound.ByInput input) {
      over = input.over();
    }
    while (over != null && !(over instanceof Value.OfField)) {
      Op.Call made = program.call(program.origin(over));
      over = made == null ? null : made.receiver();
    }
    return over != null && once.isPossible(body);
  }

  /** Whether a test in front of the call may turn it away when there are too many: one that looks at a number, or asks somebody who may refuse. */
  private boolean mayBeRefused(Body body, Op.Call call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Guarded guarded && guarded.tested().stream().anyMatch(op -> mayRefuse(body.ops().get(op)))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayRefuse(Op tested) {
    if (tested instanceof Op.FieldAccess read) {
      return program.field(read.field()) == null || NUMBERS.contains(program.field(read.field()).type().name());
    }
    return tested instanceof Op.Call call
        && (NUMBERS.contains(call.result().name()) ? !OF_INPUT.contains(call.target().name()) : REFUSES.matcher(call.target().name()).matches());
  }
}
