package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether something certainly belongs to the very event loop that runs a piece of code: the channel of which a handler is told, its executor, a future of it. An
 * event loop has no name in the code, so it is known by such things only.
 */
final class LoopIdentity {

  private static final int NESTED = 8;
  private static final int CALLERS = 3;

  private final Program program;
  private final Knowledge knowledge;
  private final Contexts contexts;

  LoopIdentity(Program program, Knowledge knowledge, Contexts contexts) {
    this.program = program;
    this.knowledge = knowledge;
    this.contexts = contexts;
  }

  /** A body and those around it that certainly run within the same task of the loop, so that what they begin comes later than all of it. */
  List<Body> sameTask(Body body) {
    List<Body> all = new ArrayList<>(List.of(body));
    for (Body at = body; handedOver(at) != null && runs(at).where().kind() == Where.Kind.INLINE; at = program.body(at.enclosing())) {
      all.add(program.body(at.enclosing()));
    }
    return all;
  }

  /** Whether a value belongs to the event loop that runs a body; {@code thread} is what that kind of loop is called. */
  boolean isOwn(Value value, Body body, String thread) {
    return isOwn(value, body, thread, CALLERS);
  }

  private boolean isOwn(Value value, Body body, String thread, int callers) {
    if (value == null) {
      return false;
    }
    Value origin = program.origin(value);
    List<Body> around = sameLoop(body, thread, callers);
    if (isWhereItWasSent(value, around.get(around.size() - 1))) {
      return true;
    }
    if (origin instanceof Value.Local local) {
      Variable variable = program.variable(local.variable());
      Body owner = program.body(variable.body());
      boolean isGiven = around.contains(owner) && variable.isParameter() && variable.values().isEmpty();
      return isGiven && (isToldOf(owner, variable, thread, callers) || isPassed(owner, variable, thread, callers));
    }
    Op.Call call = program.call(origin);
    Body maker = call == null ? null : program.body(((Value.Result) origin).body());
    return call != null && around.contains(maker) && (isMadeFor(call, maker, thread, callers) || call.target().isConstructor() && isBuiltFor(value, maker, thread, callers));
  }

  /** Whether a value is the loop that runs a body, or a group of loops with that one among them. */
  boolean isOwnGroup(Value value, Body body, String thread) {
    if (value == null) {
      return false;
    }
    Value origin = program.origin(value);
    Op.Call call = program.call(origin);
    Entry entry = call == null ? null : knowledge.find(Verb.LOOP_OF, call);
    List<Body> around = sameLoop(body, thread, CALLERS);
    boolean isParent =
        entry != null
            && entry.where().kind() == Where.Kind.BOUNDED
            && !call.target().isConstructor()
            && around.contains(program.body(((Value.Result) origin).body()))
            && isOwn(call.receiver(), program.body(((Value.Result) origin).body()), thread);
    return isParent || isOwn(value, body, thread) || isSame(value, executorOf(around.get(around.size() - 1)));
  }

  /** What a call that has an entry with one of the verbs about loops is said to belong to: whether that is the loop that runs the body which makes the call. */
  boolean isOf(Where where, Op.Call call, Body body, String thread) {
    return isOf(where, call, body, thread, CALLERS);
  }

  private boolean isOf(Where where, Op.Call call, Body body, String thread, int callers) {
    return switch (where.kind()) {
      case RECEIVER -> isOwn(call.receiver(), body, thread, callers);
      case EXECUTOR -> isOwn(call.arguments().get(where.argument()), body, thread, callers);
      case CALLER_LOOP -> where.label().equals(thread);
      default -> false;
    };
  }

  private boolean isMadeFor(Op.Call call, Body maker, String thread, int callers) {
    for (Verb verb : List.of(Verb.LOOP_OF, Verb.COMPLETES_ON)) {
      Entry entry = knowledge.find(verb, call);
      if (entry != null && isOf(entry.where(), call, maker, thread, callers)) {
        return true;
      }
    }
    return knowledge.find(Verb.FLUENT, call) != null && isOwn(Chains.continued(call), maker, thread, callers);
  }

  /** {@code Bootstrap b = new Bootstrap(); b.group(channel.eventLoop())}. */
  private boolean isBuiltFor(Value value, Body maker, String thread, int callers) {
    if (!(value instanceof Value.Local local)) {
      return false;
    }
    int given = 0;
    for (Use use : program.variable(local.variable()).uses()) {
      if (use.kind() == Use.Kind.RECEIVER && use.body() == maker.id() && maker.ops().get(use.op()) instanceof Op.Call setter) {
        Entry entry = knowledge.find(Verb.LOOP_OF, setter);
        if (entry != null && entry.where().kind() == Where.Kind.EXECUTOR) {
          given += isOf(entry.where(), setter, maker, thread, callers) ? 1 : 2;
        }
      }
    }
    return given == 1;
  }

  /** A library that calls code on an event loop, and gives it something of a loop first, calls it on that loop; so does a listener's future. */
  private boolean isToldOf(Body body, Variable parameter, String thread, int callers) {
    if (parameter.parameter() != 0 || knowledge.findType(Verb.LOOP_OF, parameter.type().name()) == null) {
      return false;
    }
    boolean isCalled = contexts.of(body).stream().anyMatch(context -> context.kind() == ThreadKind.LOOP && context.length() == 1 && context.thread().equals(thread));
    return isCalled || handedOver(body) != null && runs(body).where().kind() == Where.Kind.STAGE && staysOnLoop(body, thread, callers);
  }

  /** Given to the method, on the loop to which it belongs, by one of its callers. */
  private boolean isPassed(Body method, Variable parameter, String thread, int callers) {
    if (callers == 0 || method.isFunction() || !method.overrides().isEmpty()) {
      return false;
    }
    for (Program.CallSite caller : program.callsOf(method.method())) {
      boolean onLoop = contexts.of(caller.body(), caller.call().region()).stream().anyMatch(context -> context.kind() == ThreadKind.LOOP && context.thread().equals(thread));
      if (onLoop && isOwn(caller.call().arguments().get(parameter.parameter()), caller.body(), thread, callers - 1)) {
        return true;
      }
    }
    return false;
  }

  /** {@code loop.execute(() -> ... loop ...)}, if it is one loop: itself, or a group of one. */
  private boolean isWhereItWasSent(Value value, Body body) {
    Value executor = executorOf(body);
    return isSame(value, executor) && isSingle(executor);
  }

  private boolean isSingle(Value executor) {
    Op.Call made = program.call(program.origin(executor));
    Entry size = made == null || !made.target().isConstructor() ? null : knowledge.find(Verb.LOOP_OF, made);
    boolean isOfOne =
        size != null
            && size.where().kind() == Where.Kind.BOUNDED
            && size.where().argument() >= 0
            && program.origin(made.arguments().get(size.where().argument())) instanceof Value.Constant constant
            && Integer.valueOf(1).equals(constant.value());
    return isOfOne || knowledge.findType(Verb.LOOP_OF, program.typeOf(executor).name()) != null;
  }

  /** The same variable, or the same field of the same object: what a field's initialiser makes is another one for each object. */
  private boolean isSame(Value a, Value b) {
    if (a == null || b == null) {
      return false;
    }
    boolean isVariable = a instanceof Value.Local && b instanceof Value.Local;
    return a.equals(b) || isVariable && program.same(a, b);
  }

  private Value executorOf(Body body) {
    Op.Call call = handedOver(body);
    if (call == null) {
      return null;
    }
    return switch (runs(body).where().kind()) {
      case RECEIVER -> call.receiver();
      case EXECUTOR -> call.arguments().get(runs(body).where().argument());
      default -> null;
    };
  }

  /** A body and those around it that certainly run on the same loop, perhaps at different times. */
  private List<Body> sameLoop(Body body, String thread, int callers) {
    List<Body> all = new ArrayList<>(List.of(body));
    for (Body at = body; all.size() < NESTED && handedOver(at) != null && staysOnLoop(at, thread, callers); at = program.body(at.enclosing())) {
      all.add(program.body(at.enclosing()));
    }
    return all;
  }

  /** Whether a function runs on the loop of the body that hands it over. */
  boolean staysOnLoop(Body function, String thread) {
    return staysOnLoop(function, thread, CALLERS);
  }

  private boolean staysOnLoop(Body function, String thread, int callers) {
    Op.Call call = handedOver(function);
    Body outer = call == null ? null : program.body(function.enclosing());
    Where where = call == null ? null : runs(function).where();
    Entry completes = call == null ? null : knowledge.find(Verb.COMPLETES_ON, call);
    return where != null
        && switch (where.kind()) {
          case INLINE -> true;
          case STAGE -> isOwn(Chains.continued(call), outer, thread, callers);
          case CALLER_LOOP -> completes != null && isOf(completes.where(), call, outer, thread, callers);
          default -> isOf(where, call, outer, thread, callers);
        };
  }

  /** The call in the body around a function that takes the function and has an entry about where it runs; null if there is none. */
  Op.Call handedOver(Body function) {
    Use use = function.isFunction() ? function.use() : null;
    boolean isHandedOver = use != null && use.kind() == Use.Kind.ARGUMENT && use.body() == function.enclosing();
    return isHandedOver && runs(function) != null ? program.user(use) : null;
  }

  private Entry runs(Body function) {
    Use use = function.use();
    return knowledge.runs(program.user(use), use.index());
  }
}
