package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** A try statement closes what a task uses that it has started and does not wait for. */
@AutoService(Rule.class)
public final class ResourceClosedBeforeCompletion implements Rule {

  /** Methods of the program that a task may hand the resource on to, one from the other. */
  private static final int DEPTH = 3;

  /** Steps back through what a resource was wrapped around. */
  private static final int WRAPPERS = 4;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A resource is closed while a task that uses it is still to run.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Region region : body.regions()) {
      if (region instanceof Region.Try attempt) {
        closedBy(body, attempt, code).forEach(variable -> check(body, attempt, variable, code, reporter));
      }
    }
  }

  /** The variables that are closed whenever the statement is left, by itself or first thing in its finally block. */
  private static List<Variable> closedBy(Body body, Region.Try attempt, Code code) {
    List<Value> closed = new ArrayList<>(attempt.resources());
    for (Op.Call call : body.calls()) {
      if (isClose(call) && body.regions().get(call.region()) instanceof Region.Finally last && last.tryRegion() == attempt.id()) {
        closed.add(call.receiver());
      }
    }
    return closed.stream()
        .filter(value -> value instanceof Value.Local && fails(value, WRAPPERS, code))
        .map(value -> code.program().variable(((Value.Local) value).variable()))
        .filter(variable -> variable.body() == body.id())
        .toList();
  }

  private static boolean isClose(Op.Call call) {
    return call.target().name().equals("close") && call.arguments().isEmpty() && call.receiver() != null;
  }

  /** Whether a value fails when it is used after it was closed: one around something in memory may not. */
  private static boolean fails(Value value, int steps, Code code) {
    Value origin = code.program().origin(value);
    String type = code.program().typeOf(origin).name();
    if (!code.failsClosed(code.program().typeOf(value).name()) || !code.failsClosed(type)) {
      return false;
    }
    Op.Call made = code.program().call(origin);
    return made == null
        || !made.target().isConstructor()
        || made.arguments().stream()
            .allMatch(argument -> !code.isCloseable(code.program().typeOf(argument).name()) || steps > 0 && fails(argument, steps - 1, code));
  }

  private static void check(Body body, Region.Try attempt, Variable variable, Code code, Reporter reporter) {
    List<Op.Call> told = new ArrayList<>();
    for (Use use : variable.uses()) {
      Body task = outermost(body, use, code.program());
      Op.Call handover = task == null ? null : (Op.Call) body.ops().get(task.use().op());
      Op.Call start = handover == null ? null : start(body, handover, task.use().index(), code);
      if (start == null || told.contains(handover) || !body.within(handover.region(), attempt.id()) || isHeldUp(body, attempt, start, code)) {
        continue;
      }
      List<Program.CallSite> sites = new ArrayList<>();
      variable.uses().stream().filter(each -> outermost(body, each, code.program()) == task).forEach(each -> collect(each, code, sites, DEPTH));
      if (sites.isEmpty() || sites.stream().anyMatch(site -> isClose(site.call()))) {
        continue;
      }
      told.add(handover);
      String message =
          sites.get(0).call().target().name() + " is called on " + variable.name() + " by the task that " + start.target().shortName()
              + " starts, and " + variable.name() + " is closed without waiting for the task.";
      Problem problem = Problem.at(body, handover, Probe.USE_AFTER_CLOSE, message).provedAt(sites.get(0).body(), sites.get(0).call());
      for (Program.CallSite site : sites.subList(1, sites.size())) {
        problem = problem.watching(Probe.USE_AFTER_CLOSE, site.body(), site.call());
      }
      reporter.report(problem.watching(Probe.RESOURCE_CLOSE, body, attempt.place()));
    }
  }

  /** The function of the body, itself an argument of a call, that holds a use; null if there is none. */
  private static Body outermost(Body body, Use use, Program program) {
    Body at = program.body(use.body());
    while (at.isFunction() && at.enclosing() >= 0 && at.enclosing() != body.id()) {
      at = program.body(at.enclosing());
    }
    boolean isArgument = at.isFunction() && at.enclosing() == body.id() && at.use() != null && at.use().kind() == Use.Kind.ARGUMENT;
    return isArgument && at.use().body() == body.id() ? at : null;
  }

  /** The call that makes a function run on another thread: the one that it is given to, or what starts the thread that was made of it. */
  private static Op.Call start(Body body, Op.Call handover, int argument, Code code) {
    Entry entry = code.runs(handover, argument);
    if (entry == null || entry.where().kind() == Where.Kind.INLINE) {
      return null;
    }
    if (handover.target().isConstructor()) {
      Value thread = new Value.Result(body.id(), handover.id());
      return code.calls(body, Verb.STARTS).stream()
          .filter(call -> call.receiver() != null && code.program().same(call.receiver(), thread))
          .findFirst()
          .orElse(null);
    }
    boolean isElsewhere =
        code.elsewhere(body, handover) != null || code.program().isSubtype(handover.receiverType(), "java.util.concurrent.ExecutorService");
    return isElsewhere && code.is(Verb.STARTS, handover) ? handover : null;
  }

  /** Whether anything that may wait for the task stands between its start and the closing: all that is not known to return at once. */
  private static boolean isHeldUp(Body body, Region.Try attempt, Op.Call start, Code code) {
    Region.Loop loop = body.innermost(start, Region.Loop.class);
    int from = loop != null && body.within(loop.id(), attempt.id()) ? loop.id() : -1;
    for (Op.Call call : body.calls()) {
      boolean isInStatement = body.within(call.region(), attempt.id()) || isInFinally(body, call, attempt);
      boolean isAfter = call.id() > start.id() || from >= 0 && body.within(call.region(), from) && call != start;
      if (isInStatement && isAfter && !isClose(call) && (isInLoopAfter(body, attempt, start, call) || !returnsAtOnce(body, call, code))) {
        return true;
      }
    }
    // Another resource that is closed first may wait for its tasks, as an executor does.
    return body.regions().stream()
        .anyMatch(
            region -> region instanceof Region.Try other
                && body.within(other.id(), attempt.id())
                && other.resources().stream().anyMatch(each -> !code.failsClosed(code.program().typeOf(each).name())));
  }

  /** Whether a call stands in a loop behind the start: nobody knows how long it takes, as one that reads what somebody types. */
  private static boolean isInLoopAfter(Body body, Region.Try attempt, Op.Call start, Op.Call call) {
    Region.Loop loop = body.innermost(call, Region.Loop.class);
    return loop != null && body.within(loop.id(), attempt.id()) && !body.within(start.region(), loop.id());
  }

  private static boolean isInFinally(Body body, Op.Call call, Region.Try attempt) {
    return body.around(call).stream().anyMatch(region -> region instanceof Region.Finally last && last.tryRegion() == attempt.id());
  }

  private static boolean returnsAtOnce(Body body, Op.Call call, Code code) {
    boolean isInOrOut = call.receiver() != null && code.failsClosed(code.program().typeOf(call.receiver()).name());
    if (isInOrOut || code.paths().behind(body, call, target -> true) != null) {
      return false;
    }
    boolean isKnown =
        call.target().owner().startsWith("java.") || code.is(Verb.DERIVES, call) || code.is(Verb.HANDLES, call) || code.is(Verb.STARTS, call)
            || code.is(Verb.FLUENT, call) || code.is(Verb.JOINS_ALL, call) || code.is(Verb.NEVER_FAILS, call);
    Body target = code.targets().of(call);
    return isKnown || target != null && target.calls().stream().allMatch(inner -> inner.target().owner().startsWith("java."));
  }

  /** The calls on a resource that a use of it comes to, in the methods that it is handed on to, too. */
  private static void collect(Use use, Code code, List<Program.CallSite> sites, int depth) {
    if (use.op() < 0 || !(code.program().body(use.body()).ops().get(use.op()) instanceof Op.Call call)) {
      return;
    }
    if (use.kind() == Use.Kind.RECEIVER) {
      sites.add(new Program.CallSite(code.program().body(use.body()), call));
    } else if (use.kind() == Use.Kind.ARGUMENT && depth > 0 && code.targets().of(call) != null) {
      Body target = code.targets().of(call);
      Variable parameter = use.index() < target.parameters().size() ? code.program().variable(target.parameters().get(use.index())) : null;
      if (parameter != null) {
        parameter.uses().forEach(each -> collect(each, code, sites, depth - 1));
      }
    }
  }
}
