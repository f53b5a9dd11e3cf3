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
import java.util.List;
import java.util.Set;

/** How often code runs: once for each element of the input, or only a few times; and whether something holds it back between two rounds. */
public final class Repetition {

  /** What certainly ends before this many rounds does not grow with the input. */
  private static final long FEW = 64;

  private static final int DEPTH = 2;

  /** Methods by which a loop asks for more input. Conditions such as a clock or a flag say nothing of input. */
  private static final Set<String> ASKS_FOR_MORE = Set.of("hasNext", "hasMoreElements", "next", "isEmpty", "hasRemaining", "find", "readLine", "poll", "pollFirst");

  private static final Set<String> FINITE = Set.of("stream", "of", "range", "rangeClosed");

  private static final Set<String> SIZES = Set.of("size", "length", "count");

  /** Waits that depend on what others do. Waiting for a file or a socket holds nothing back. */
  private static final Set<String> HOLDS_BACK = Set.of("future", "lock", "queue", "sleep");

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Chains chains;
  private final Elements elements;

  Repetition(Program program, Knowledge knowledge, CallTargets targets, Chains chains, Elements elements) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.chains = chains;
    this.elements = elements;
  }

  /** Whether a loop around a call, or a pass over a stream or collection, certainly runs it for each element of the input without waiting in between. */
  public boolean isPerElement(Body body, Op.Call call) {
    if (isHeldBack(body, call)) {
      return false;
    }
    for (Region region : body.around(call)) {
      if (region instanceof Region.Loop loop && growsWithInput(body, loop)) {
        return true;
      }
    }
    Op.Call pass = elements.pass(body);
    return pass != null && overMany(pass) && !isHeldBack(program.body(body.use().body()), pass);
  }

  private boolean growsWithInput(Body body, Region.Loop loop) {
    if (loop.bound() instanceof Region.Bound.Times times) {
      return times.count() > FEW;
    }
    if (loop.bound() instanceof Region.Bound.ByInput byInput) {
      return isNumber(byInput.over()) ? asks(body, loop, SIZES) || isSize(byInput.over()) : !isShort(byInput.over());
    }
    return loop.bound() instanceof Region.Bound.UntilConsumed && (asks(body, loop, ASKS_FOR_MORE) || asks(body, loop, SIZES));
  }

  /** A loop that counts up to a number, rather than one over a collection. */
  private boolean isNumber(Value over) {
    String type = program.typeOf(program.origin(over)).name();
    return type.isEmpty() || type.equals("int") || type.equals("long");
  }

  private boolean isSize(Value number) {
    Op.Call made = program.call(program.origin(number));
    return made != null && SIZES.contains(made.target().name());
  }

  /** Whether the head of a loop calls a method of such a name. */
  private static boolean asks(Body body, Region.Loop loop, Set<String> names) {
    return body.calls().stream().anyMatch(call -> call.region() == loop.id() && names.contains(call.target().name()));
  }

  /** A collection or stream whose elements are written out, the constants of an enum, a range with constant ends. */
  private boolean isShort(Value collection) {
    Value origin = program.origin(collection);
    if (origin instanceof Value.Array array) {
      return array.elements().size() <= FEW;
    }
    Op.Call made = program.call(origin);
    if (made == null) {
      return program.isSubtype(program.typeOf(origin).name(), "java.util.EnumSet");
    }
    String name = made.target().name();
    if (made.receiver() != null) {
      return isShort(made.receiver()) && !name.equals("flatMap");
    }
    if (name.equals("of") || name.equals("asList") || name.equals("stream")) {
      return !made.arguments().isEmpty() && made.arguments().stream().allMatch(this::isShortArgument);
    }
    if (name.equals("range") || name.equals("rangeClosed")) {
      return constant(made.arguments().get(1)) - constant(made.arguments().get(0)) <= FEW;
    }
    return name.equals("values") && program.isSubtype(made.target().owner(), "java.lang.Enum") || made.target().owner().equals("java.util.EnumSet");
  }

  private boolean isShortArgument(Value argument) {
    Value origin = program.origin(argument);
    boolean isMany = origin instanceof Value.Array || program.typeOf(origin).name().endsWith("[]") || program.isSubtype(program.typeOf(origin).name(), "java.util.Collection");
    return !isMany || isShort(origin);
  }

  private static long constant(Value value) {
    return value instanceof Value.Constant constant && constant.value() instanceof Number number ? number.longValue() : Integer.MAX_VALUE;
  }

  private boolean overMany(Op.Call pass) {
    return pass.receiver() != null && !isFew(pass.receiver()) && !isLimitedOrJoinedDownstream(pass);
  }

  /** Whether a collection or stream certainly has no more elements than the source shows. */
  public boolean isFew(Value elements) {
    return isShort(elements) || chains.upstream(elements).stream().anyMatch(call -> call.target().name().equals("limit"));
  }

  /** Whether the stream that a call is made on comes from a collection, an array or a range, or is cut off, so that collecting it has an end. */
  public boolean isFinite(Op.Call call) {
    List<Op.Call> before = chains.upstream(call.receiver());
    return before.stream().anyMatch(each -> each.target().name().equals("limit") || each.target().owner().startsWith("java.util.") && FINITE.contains(each.target().name()));
  }

  /** {@code stream.map(start).map(CompletableFuture::join)} takes one element through the whole stream before the next. */
  private boolean isLimitedOrJoinedDownstream(Op.Call pass) {
    Op.Call at = pass;
    Body body = holder(pass);
    while (at != null && program.isSubtype(at.result().name(), "java.util.stream.BaseStream")) {
      Use use = program.use(body, at);
      if (use == null || use.kind() != Use.Kind.RECEIVER) {
        return false;
      }
      at = program.user(use);
      if (at.target().name().equals("limit") || at.arguments().stream().anyMatch(this::waits)) {
        return true;
      }
    }
    return false;
  }

  private Body holder(Op.Call call) {
    return program.bodies().stream().filter(body -> call.id() < body.ops().size() && body.ops().get(call.id()) == call).findFirst().orElseThrow();
  }

  private boolean waits(Value function) {
    return program.origin(function) instanceof Value.Function made && program.body(made.body()).calls().stream().anyMatch(call -> holdsBack(call, DEPTH));
  }

  /** Whether something in a body, or around it, limits how much goes on at the same time. */
  public boolean isLimited(Body body) {
    for (Body at = body; at != null; at = at.enclosing() < 0 ? null : program.body(at.enclosing())) {
      if (at.calls().stream().anyMatch(each -> limits(each, DEPTH))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loop over this walks a collection or array, rather than counting up to a number. */
  public boolean isCollection(Value over) {
    String type = program.typeOf(program.origin(over)).name();
    return type.endsWith("[]") || program.isSubtype(type, "java.lang.Iterable");
  }

  /** A permit taken around the call, a wait in a loop around it, or callers that wait for each batch before they hand in the next. */
  public boolean isHeldBack(Body body, Op.Call call) {
    if (isLimited(body)) {
      return true;
    }
    boolean waitsInLoop = false;
    for (Op.Call other : body.calls()) {
      waitsInLoop |= other != call && holdsBack(other, DEPTH) && (elements.pass(body) != null || sharesLoop(body, other, call));
    }
    return waitsInLoop || taskLimits(call) || isBatch(program.member(body));
  }

  private static boolean sharesLoop(Body body, Op.Call one, Op.Call other) {
    for (Region region : body.around(other)) {
      if (region instanceof Region.Loop loop && body.within(one.region(), loop.id())) {
        return true;
      }
    }
    return false;
  }

  private boolean taskLimits(Op.Call call) {
    return call.arguments().stream()
        .anyMatch(argument -> program.origin(argument) instanceof Value.Function function
            && program.body(function.body()).calls().stream().anyMatch(each -> limits(each, DEPTH)));
  }

  /** Every caller of the method calls it in a loop in which it also waits. */
  private boolean isBatch(Body method) {
    List<Program.CallSite> callers = program.callsOf(method.method());
    return !callers.isEmpty()
        && callers.stream().allMatch(caller -> caller.body().calls().stream()
            .anyMatch(each -> each != caller.call() && holdsBack(each, 1) && sharesLoop(caller.body(), each, caller.call())));
  }

  private boolean limits(Op.Call call, int depth) {
    if (knowledge.find(Verb.BOUNDS, call) != null) {
      return true;
    }
    Body target = depth == 0 ? null : targets.of(call);
    return target != null && target.calls().stream().anyMatch(inner -> limits(inner, depth - 1));
  }

  boolean holdsBack(Op.Call call, int depth) {
    Entry entry = knowledge.find(Verb.BLOCKS, call);
    if (entry != null && HOLDS_BACK.contains(entry.tag())) {
      return true;
    }
    Body target = depth == 0 ? null : targets.of(call);
    return target != null && target.calls().stream().anyMatch(inner -> holdsBack(inner, depth - 1));
  }
}
