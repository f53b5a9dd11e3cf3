package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** What becomes of an interrupt that a catch clause has caught. Where that is not known, somebody is taken to hear of it. */
public final class Interrupts {

  private static final String INTERRUPTED = "java.lang.InterruptedException";

  private static final Set<String> CATCH_IT = Set.of(INTERRUPTED, "java.lang.Exception", "java.lang.Throwable");

  private static final Set<String> TASKS = Set.of("java.lang.Runnable", "java.util.concurrent.Callable");

  private static final Set<String> STATES = Set.of("boolean", "java.util.concurrent.atomic.AtomicBoolean");

  /** Methods that do not return, in libraries of every kind. */
  private static final Set<String> ENDS = Set.of("exit", "halt", "fail");

  /** Results by whose names a caller is told. */
  private static final Pattern TELLING = Pattern.compile("(?i)interrupt|cancel|abort|stop");

  /** Calls deep. */
  private static final int DEPTH = 3;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Finished finished;
  private final Map<Asked, Boolean> settingFlag = new HashMap<>();
  private final Map<Asked, Boolean> throwing = new HashMap<>();

  private record Asked(Body body, boolean afterCatch, int depth) {}

  Interrupts(Program program, Knowledge knowledge, CallTargets targets, Finished finished) {
    this.finished = finished;
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
  }

  /** The calls by which an interrupt may come to a catch clause: they say that they throw it, and nothing further in catches it. */
  public List<Op.Call> into(Body body, Region.Catch clause) {
    List<Op.Call> calls = new ArrayList<>();
    for (Op.Call call : body.calls()) {
      if (call.interruptible() && body.within(call.region(), clause.tryRegion()) && catcher(body, call) == clause && !isOver(body, call)) {
        calls.add(call);
      }
    }
    return calls;
  }

  /** A wait for what is finished, or was cancelled before, does not wait, and does not look at the flag. */
  private boolean isOver(Body body, Op.Call call) {
    return finished.isFinished(body, call, null)
        || call.receiver() != null
            && body.calls().stream()
                .anyMatch(
                    earlier -> earlier.id() < call.id()
                        && body.within(call.region(), earlier.region())
                        && knowledge.find(Verb.CANCELS, earlier) != null
                        && knowledge.findType(Verb.ASYNC, call.receiverType()) != null
                        && program.same(earlier.receiver(), call.receiver()));
  }

  private static Region.Catch catcher(Body body, Op.Call call) {
    for (Region around : body.around(call)) {
      if (around instanceof Region.Try attempt && attempt.caught().stream().anyMatch(CATCH_IT::contains)) {
        for (Region region : body.regions()) {
          if (region instanceof Region.Catch clause && clause.tryRegion() == attempt.id() && clause.types().stream().anyMatch(CATCH_IT::contains)) {
            return clause;
          }
        }
      }
    }
    return null;
  }

  /** Whether the clause certainly goes on as if nothing had happened, on one of its ways at least. */
  public boolean areSwallowed(Body body, Region.Catch clause) {
    return !isEntryOrTest(body)
        && !isKeptBehind(body, clause)
        && !isStoppedByFlag(body, clause)
        && (isOnlyForInterrupts(clause) ? !isKeptOnAllWays(body, clause, clause.id()) : !isKeptSomewhere(body, clause, clause.id()))
        && !(endsRun(body, DEPTH) && isLast(body, clause));
  }

  /** A clause for more than interrupts may ask which exception it has. */
  public static boolean isOnlyForInterrupts(Region.Catch clause) {
    return clause.types().equals(List.of(INTERRUPTED));
  }

  /** Nobody interrupts the thread of {@code main}, and a test ends soon. */
  private boolean isEntryOrTest(Body body) {
    Body member = program.member(body);
    boolean isMain = body == member && body.method().name().equals("main") && body.method().descriptor().equals("([Ljava/lang/String;)V");
    return isMain || member.annotations().stream().anyMatch(annotation -> annotation.endsWith("Test"));
  }

  /** The method sets the flag again elsewhere, as in a {@code finally}, or throws behind the clause. */
  private boolean isKeptBehind(Body body, Region.Catch clause) {
    boolean inLoop = isInLoop(body, clause.id());
    for (Op op : body.ops()) {
      boolean isBehind = op instanceof Op.Throw && body.within(clause.id(), op.region()) && !body.within(op.region(), clause.tryRegion()) && !inLoop;
      if (!isInCatch(body, op) && (isBehind || op instanceof Op.Call call && setsFlag(call, false, DEPTH))) {
        return true;
      }
    }
    return false;
  }

  private boolean isKeptOnAllWays(Body body, Region.Catch clause, int region) {
    Region before = null;
    for (Op op : body.ops()) {
      Region part = childAround(body, region, op);
      Outcome outcome = op.region() == region ? outcome(body, clause, op) : part == null || part == before ? Outcome.OPEN : outcome(body, clause, part, before);
      if (outcome != Outcome.OPEN) {
        return outcome == Outcome.KEPT;
      }
      before = part == null ? before : part;
    }
    return false;
  }

  /** What is known of a clause behind one of its parts. */
  private enum Outcome {
    KEPT,
    LOST,
    OPEN
  }

  private Outcome outcome(Body body, Region.Catch clause, Op op) {
    return keeps(body, clause, op) ? Outcome.KEPT : leaves(op) ? Outcome.LOST : Outcome.OPEN;
  }

  private Outcome outcome(Body body, Region.Catch clause, Region part, Region before) {
    boolean all = isKeptOnAllWays(body, clause, part.id());
    if (!(part instanceof Region.Guarded guarded)) {
      return all || part instanceof Region.Loop && isKeptSomewhere(body, clause, part.id()) ? Outcome.KEPT : Outcome.OPEN;
    }
    boolean jumps = hasJump(body, part.id());
    // Where the program asks for a state of its own, such as whether it is to stop, it knows what it does.
    boolean asksState = (all || jumps) && !guarded.tested().isEmpty();
    boolean bothWays = all && before instanceof Region.Guarded && isKeptOnAllWays(body, clause, before.id());
    return asksState || bothWays ? Outcome.KEPT : jumps && !all ? Outcome.LOST : Outcome.OPEN;
  }

  /** The region directly below this one that holds the operation; null if there is none. */
  private static Region childAround(Body body, int region, Op op) {
    for (int at = op.region(); at > region; at = body.regions().get(at).parent()) {
      if (body.regions().get(at).parent() == region) {
        return body.regions().get(at);
      }
    }
    return null;
  }

  private boolean hasJump(Body body, int region) {
    return body.ops().stream().anyMatch(op -> body.within(op.region(), region) && leaves(op));
  }

  private static boolean leaves(Op op) {
    return op instanceof Op.Return || op instanceof Op.Jump jump && jump.loop() >= 0;
  }

  private boolean isKeptSomewhere(Body body, Region.Catch clause, int region) {
    return body.ops().stream().anyMatch(op -> body.within(op.region(), region) && keeps(body, clause, op));
  }

  /** Throws, sets the flag again, ends the thread, hands the exception on to somebody, or changes a state by which others may know. */
  private boolean keeps(Body body, Region.Catch clause, Op op) {
    if (op instanceof Op.Call call) {
      return setsFlag(call, true, DEPTH) || mayThrow(call, DEPTH) || ends(call) || hasException(clause, call) || changesState(call);
    }
    if (op instanceof Op.LocalWrite write) {
      return program.variable(write.variable()).type().name().equals("boolean") || isException(clause, write.value());
    }
    if (op instanceof Op.Return leave) {
      return isException(clause, leave.value()) || saysSo(leave.value()) || endsRun(body, DEPTH);
    }
    if (op instanceof Op.Jump jump) {
      return jump.loop() >= 0 && !jump.again() && !isInLoop(body, body.regions().get(jump.loop()).parent()) && endsRun(body, DEPTH);
    }
    return op instanceof Op.Throw || op instanceof Op.FieldAccess access && access.access() != Op.Access.READ;
  }

  private boolean isException(Region.Catch clause, Value value) {
    return value instanceof Value.Local local && local.variable() == clause.variable()
        || value instanceof Value.OneOf one && one.values().stream().anyMatch(each -> isException(clause, each))
        || value instanceof Value.Array array && array.elements().stream().anyMatch(each -> isException(clause, each));
  }

  /** A constant such as {@code INTERRUPTED} tells the caller. */
  private static boolean saysSo(Value value) {
    return value instanceof Value.OfField field && TELLING.matcher(field.field().name()).find();
  }

  /** Passed to something that may do more than note it down. */
  private boolean hasException(Region.Catch clause, Op.Call call) {
    return call.arguments().stream().anyMatch(argument -> isException(clause, argument)) && knowledge.find(Verb.NEVER_FAILS, call) == null && !isHelper(call, DEPTH);
  }

  /** One method of the program, of which {@link #setsFlag} and {@link #mayThrow} tell all: it keeps no exception, and hands none on. */
  private boolean isHelper(Op.Call call, int depth) {
    Body target = targets.of(call);
    return depth > 0
        && target != null
        && !call.target().isConstructor()
        && target.parameters().stream().map(program::variable).noneMatch(parameter -> isKept(parameter, depth - 1));
  }

  private boolean isKept(Variable parameter, int depth) {
    return program.isSubtype(INTERRUPTED, parameter.type().name()) && parameter.uses().stream().anyMatch(use -> isKept(use, depth));
  }

  private boolean isKept(Use use, int depth) {
    if (use.kind() != Use.Kind.ARGUMENT) {
      return use.kind() != Use.Kind.RECEIVER && use.kind() != Use.Kind.OTHER;
    }
    Op.Call taker = program.user(use);
    return knowledge.find(Verb.NEVER_FAILS, taker) == null && !isHelper(taker, depth);
  }

  private boolean changesState(Op.Call call) {
    return call.receiverType() != null && call.receiverType().startsWith("java.util.concurrent.atomic.") && !call.target().name().startsWith("get");
  }

  private static boolean isInCatch(Body body, Op op) {
    return body.innermost(op, Region.Catch.class) != null;
  }

  /** {@code afterCatch}: also where a method that is called does so about an interrupt of its own. */
  private boolean setsFlag(Op.Call call, boolean afterCatch, int depth) {
    MethodRef target = call.target();
    if (target.name().equals("interrupt") && target.owner().equals("java.lang.Thread")) {
      return true;
    }
    Set<Body> candidates = targets.candidates(call);
    if (candidates.isEmpty()) {
      return target.name().toLowerCase(Locale.ROOT).contains("interrupt") && !target.owner().equals("java.lang.Thread");
    }
    return depth > 0 && candidates.stream().anyMatch(body -> setsFlag(body, afterCatch, depth - 1));
  }

  private boolean setsFlag(Body body, boolean afterCatch, int depth) {
    return remembered(
        settingFlag,
        new Asked(body, afterCatch, depth),
        () -> body.calls().stream().anyMatch(inner -> (afterCatch || !isInCatch(body, inner)) && setsFlag(inner, afterCatch, depth)));
  }

  private boolean mayThrow(Op.Call call, int depth) {
    return depth > 0 && targets.candidates(call).stream().anyMatch(body -> mayThrow(body, depth - 1));
  }

  private boolean mayThrow(Body body, int depth) {
    return remembered(
        throwing,
        new Asked(body, true, depth),
        () -> body.ops().stream().anyMatch(op -> op instanceof Op.Throw || op instanceof Op.Call inner && (ends(inner) || mayThrow(inner, depth))));
  }

  /** The same methods lie behind the calls of many clauses. */
  private static boolean remembered(Map<Asked, Boolean> answers, Asked asked, BooleanSupplier answer) {
    Boolean known = answers.get(asked);
    if (known == null) {
      known = answer.getAsBoolean();
      answers.put(asked, known);
    }
    return known;
  }

  private boolean ends(Op.Call call) {
    return ENDS.contains(call.target().name()) && targets.candidates(call).isEmpty();
  }

  /** Whether a thread or task ends when this body returns. */
  private boolean endsRun(Body body, int depth) {
    if (body.isFunction()) {
      return !isRunInPlace(body);
    }
    boolean isTask = body.overrides().stream().anyMatch(method -> TASKS.contains(method.owner()));
    List<Program.CallSite> callers = program.callsOf(body.method());
    return isTask || depth > 0 && !callers.isEmpty() && callers.stream().allMatch(caller -> endsRun(caller.body(), depth - 1));
  }

  private boolean isRunInPlace(Body function) {
    Use use = function.use();
    if (use == null || use.kind() != Use.Kind.ARGUMENT) {
      return false;
    }
    Entry entry = knowledge.runs(program.user(use), use.index());
    return entry != null && entry.where().kind() == Where.Kind.INLINE;
  }

  /** Nothing is done behind the clause. */
  private static boolean isLast(Body body, Region.Catch clause) {
    if (isInLoop(body, clause.id())) {
      return false;
    }
    int last = -1;
    for (Op op : body.ops()) {
      last = body.within(op.region(), clause.tryRegion()) || body.within(op.region(), clause.id()) ? op.id() : last;
    }
    int end = last;
    return body.ops().stream()
        .noneMatch(
            op -> op.id() > end && !(op instanceof Op.Return) && body.around(op).stream().noneMatch(region -> region instanceof Region.Finally || region instanceof Region.Catch));
  }

  private static boolean isInLoop(Body body, int region) {
    return outermostLoop(body, region) >= 0;
  }

  private static int outermostLoop(Body body, int region) {
    int outermost = -1;
    for (int at = region; at > 0; at = body.regions().get(at).parent()) {
      outermost = body.regions().get(at) instanceof Region.Loop ? at : outermost;
    }
    return outermost;
  }

  /** The loop of a task looks at a flag of the program's own, by which it is ended: the interrupt only wakes it up. */
  private boolean isStoppedByFlag(Body body, Region.Catch clause) {
    int loop = outermostLoop(body, clause.id());
    return loop >= 0 && endsRun(body, DEPTH) && body.ops().stream().anyMatch(op -> body.within(op.region(), loop) && asksState(op));
  }

  private boolean asksState(Op op) {
    if (op instanceof Op.Call call) {
      return call.target().returnType().equals("boolean") && !targets.candidates(call).isEmpty() || call.target().name().startsWith("isShut") || call.target().name().startsWith("isTermin");
    }
    Field field = op instanceof Op.FieldAccess access && access.access() == Op.Access.READ ? program.field(access.field()) : null;
    return field != null && STATES.contains(field.type().name());
  }
}
