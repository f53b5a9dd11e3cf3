package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Methods that promise their result for later, and what they do before they return; for the rules about those that keep their caller waiting. */
final class AsyncMethods {

  /** What stands for a task that somebody started, to cancel it or to ask for it; such a type promises nothing about the method that returns it. */
  private static final Set<String> HANDLES =
      Set.of(
          "java.util.concurrent.Future", "java.util.concurrent.FutureTask", "java.util.concurrent.RunnableFuture", "java.util.concurrent.ScheduledFuture",
          "java.util.concurrent.RunnableScheduledFuture", "java.util.concurrent.ForkJoinTask");

  /** Steps back from a value to what it was made of. */
  private static final int STEPS = 6;

  private AsyncMethods() {}

  /** Whether a method returns something that comes later, and is not one that waits for itself, such as {@code await()}, which returns its object. */
  static boolean isAsync(Body body, Code code) {
    String type = body.returnType().name();
    return body.kind() == Body.Kind.METHOD
        && (code.isFuture(type) || code.isPublisher(type))
        && !HANDLES.contains(type)
        && !isForTests(body)
        && !body.ops().stream().allMatch(op -> !(op instanceof Op.Return leave) || leave.value() instanceof Value.This);
  }

  /** Not private for the sake of tests alone, which may wait; whatever library the annotation comes from. */
  private static boolean isForTests(Body body) {
    return !body.modifiers().contains(Modifier.PUBLIC) && body.annotations().stream().anyMatch(annotation -> annotation.endsWith(".VisibleForTesting"));
  }

  /**
   * The asynchronous method on whose caller's thread a body runs: itself, or the one around a function that is run in place. Null if there is none, or
   * if it is known on which threads the code runs: then other rules speak of it.
   */
  static Body around(Body body, Code code) {
    Body at = body;
    while (code.contexts().of(at).isEmpty()) {
      if (!at.isFunction()) {
        return isAsync(at, code) ? at : null;
      }
      Use use = at.use();
      if (use == null || use.kind() != Use.Kind.ARGUMENT) {
        return null;
      }
      Body user = code.program().body(use.body());
      Entry entry = code.runs((Op.Call) user.ops().get(use.op()), use.index());
      if (entry == null || entry.where().kind() != Where.Kind.INLINE) {
        return null;
      }
      at = user;
    }
    return null;
  }

  /**
   * How a call makes the thread of the method that holds it wait; null if it does not. Asynchronous methods that it calls are reported themselves; who takes
   * a permit or hands something to a full queue holds its caller back on purpose.
   */
  static WaitPaths.Wait waitOf(Body body, Op.Call call, Code code) {
    WaitPaths.Wait wait = code.paths().behind(body, call, target -> !isAsync(target, code));
    return wait == null || code.is(Verb.BOUNDS, wait.call()) || isHandOver(wait) ? null : wait;
  }

  private static boolean isHandOver(WaitPaths.Wait wait) {
    String returned = wait.call().target().returnType();
    return wait.entry().tag().equals("queue") && (returned.equals("void") || returned.equals("boolean"));
  }

  /** The waiting calls of a body by which the value of a call that returns a finished result was made, the nearest first. */
  static Set<Op.Call> waitsBehindFinished(Body body, Op.Call finished, Code code) {
    Set<Op.Call> waits = new LinkedHashSet<>();
    finished.arguments().forEach(argument -> collect(body, argument, code, waits, STEPS));
    return waits;
  }

  private static void collect(Body body, Value value, Code code, Set<Op.Call> waits, int steps) {
    Value origin = code.program().origin(value);
    if (origin instanceof Value.OneOf choice) {
      choice.values().forEach(each -> collect(body, each, code, waits, steps - 1));
    } else if (origin instanceof Value.Array array) {
      array.elements().forEach(each -> collect(body, each, code, waits, steps - 1));
    }
    Op.Call made = steps > 0 && origin instanceof Value.Result result && result.body() == body.id() ? code.program().call(origin) : null;
    if (made == null) {
      return;
    }
    if (waitOf(body, made, code) != null) {
      waits.add(made);
    }
    if (made.receiver() != null) {
      collect(body, made.receiver(), code, waits, steps - 1);
    }
    made.arguments().forEach(argument -> collect(body, argument, code, waits, steps - 1));
  }

  /** {@code "Prices.load (in Socket.connect) waits"}. */
  static String words(Op.Call call, WaitPaths.Wait wait) {
    String in = wait.call() == call ? "" : " (in " + wait.call().target().shortName() + ")";
    String because = wait.entry().reason().isEmpty() ? "" : " (" + wait.entry().reason() + ")";
    return call.target().shortName() + in + " waits" + because;
  }

  static Problem graded(Problem problem, WaitPaths.Wait wait) {
    return wait.isMinor() ? problem.as(Severity.INFO) : problem;
  }
}
