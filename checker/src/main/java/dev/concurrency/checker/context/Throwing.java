package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import java.util.Set;
import java.util.regex.Pattern;

/** Which exceptions leave a piece of code: none, or some that are to be expected. Much code lies between the two. */
public final class Throwing {

  /** Calls deep. */
  private static final int DEPTH = 4;

  /** What a method throws at callers who use it wrongly, or never: who calls it in a task does not expect them. */
  private static final Set<String> MISUSE =
      Set.of(
          "java.lang.AssertionError",
          "java.lang.IllegalArgumentException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.NullPointerException",
          "java.lang.UnsupportedOperationException");

  /** What writes logs and counts is made not to disturb whoever uses it, in any library. */
  private static final Pattern RECORDS = Pattern.compile("(Logger|Log|Counter|Gauge|Meter|Histogram)$");

  private static final Set<String> ALL_FAILURES = Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

  /** Of the calls that wait, those that fail if somebody else does: a sleep or a lock does not. */
  private static final Set<String> FAILING_WAITS = Set.of("future", "network", "jdbc", "file", "process");

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;

  Throwing(Program program, Knowledge knowledge, CallTargets targets) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
  }

  /** Whether the function that a call runs certainly lets no exception out. */
  public boolean catchesAll(Op.Call start) {
    Body task = task(start);
    return task != null && catchesAll(task, DEPTH);
  }

  /** Whether the function that a call runs is known and lets no exception out that is to be expected. */
  public boolean hasNothingToTell(Op.Call start) {
    Body task = task(start);
    return task != null && !mayThrow(task, DEPTH, true);
  }

  /** Whether the function that a call runs is known and lets exceptions out that are to be expected. */
  public boolean mayThrow(Op.Call start) {
    Body task = task(start);
    return task != null && mayThrow(task, DEPTH, false);
  }

  private Body task(Op.Call start) {
    for (int i = 0; i < start.arguments().size(); i++) {
      Body task = targets.function(start, i);
      if (task != null) {
        return task;
      }
    }
    return null;
  }

  private boolean catchesAll(Body body, int depth) {
    return body.ops().stream().allMatch(op -> isCaught(body, op) || op instanceof Op.Call call && isQuiet(call, depth));
  }

  /** A method that catches whatever is thrown, rather than one in which nothing is seen that could throw. */
  private boolean isQuiet(Op.Call call, int depth) {
    Body target = targets.of(call);
    return target != null && depth > 0 && target.regions().stream().anyMatch(Throwing::catchesAll) && catchesAll(target, depth - 1);
  }

  private static boolean catchesAll(Region region) {
    return region instanceof Region.Try attempt && attempt.caught().stream().anyMatch(ALL_FAILURES::contains);
  }

  /** {@code libraries}: also counts what a library that nobody knows may throw. */
  private boolean mayThrow(Body body, int depth, boolean libraries) {
    return body.ops().stream()
        .anyMatch(op -> !isCaught(body, op) && (op instanceof Op.Throw thrown ? isExpected(body, thrown, depth) : op instanceof Op.Call call && mayThrow(call, depth, libraries)));
  }

  private boolean mayThrow(Op.Call call, int depth, boolean libraries) {
    Set<Body> candidates = targets.candidates(call);
    if (!candidates.isEmpty()) {
      return depth > 0 && candidates.stream().anyMatch(candidate -> mayThrow(candidate, depth - 1, libraries));
    }
    if (knowledge.find(Verb.NEVER_FAILS, call) != null || returnsFailure(call) || returnsFunction(call)) {
      return false;
    }
    Entry waits = knowledge.find(Verb.BLOCKS, call);
    String owner = call.target().owner();
    boolean isLibrary = !RECORDS.matcher(owner).find() && !owner.isEmpty() && !owner.startsWith("java.") && !owner.startsWith("javax.") && !call.target().isConstructor();
    return knowledge.find(Verb.MAY_FAIL, call) != null || waits != null && FAILING_WAITS.contains(waits.tag()) || libraries && isLibrary;
  }

  /** Makes something to be run, rather than doing something: {@code execute(logged(this::expire))}. */
  private static boolean returnsFunction(Op.Call call) {
    String type = call.target().returnType();
    return type.startsWith("java.util.function.") || type.equals("java.lang.Runnable") || type.equals("java.util.concurrent.Callable");
  }

  /** What goes wrong later, a future or publisher tells. */
  private boolean returnsFailure(Op.Call call) {
    return knowledge.findType(Verb.ASYNC, call.result().name()) != null;
  }

  /** Called in a {@code try} that catches whatever is thrown, or in what such a {@code try} does about it. What is thrown there again counts. */
  private static boolean isCaught(Body body, Op op) {
    if (!(op instanceof Op.Call || op instanceof Op.Throw)) {
      return true;
    }
    for (Region region : body.around(op)) {
      boolean isAftermath = region instanceof Region.Catch || region instanceof Region.Finally;
      if (catchesAll(region) || isAftermath && op instanceof Op.Call) {
        return true;
      }
    }
    return false;
  }

  private boolean isExpected(Body body, Op.Throw thrown, int depth) {
    boolean isMisuse = depth < DEPTH && MISUSE.contains(program.typeOf(program.origin(thrown.value())).name());
    return !isMisuse && !isCaughtAsItself(body, thrown);
  }

  private boolean isCaughtAsItself(Body body, Op.Throw thrown) {
    String type = program.typeOf(thrown.value()).name();
    return body.around(thrown).stream()
        .anyMatch(region -> region instanceof Region.Try attempt && attempt.caught().stream().anyMatch(caught -> program.isSubtype(type, caught)));
  }
}
