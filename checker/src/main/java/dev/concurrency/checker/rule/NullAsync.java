package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Null where a future or publisher is expected: whoever chains on it gets an exception that says nothing of why. */
@AutoService(Rule.class)
public final class NullAsync implements Rule {

  private static final Set<String> NULLABLE = Set.of("Nullable", "CheckForNull", "PossiblyNull");
  private static final Set<String> STAGES = Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");
  /** Nobody can chain on them, and null often says that there is no task. */
  private static final Set<String> HANDLES_OF_TASKS =
      Set.of("java.util.concurrent.Future", "java.util.concurrent.ScheduledFuture", "java.util.concurrent.RunnableFuture", "java.util.concurrent.ForkJoinTask");
  private static final Set<String> TAKES_NULL = Set.of("java.util.Optional", "java.util.Objects");
  private static final String RETURN_NULL = "return null;";

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "Null is returned where a future or publisher is expected.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op op : body.ops()) {
      if (op instanceof Op.Return leave && isNull(leave.value()) && (body.isFunction() ? isRejected(body, code) : isExpected(body, code))) {
        String message =
            body.isFunction()
                ? "The function returns null, and the call that it is passed to does not take that: what comes out of the chain is a NullPointerException."
                : body.method().shortName() + " returns null instead of " + TypeRef.simpleName(body.returnType().name()) + ": whoever chains on it gets a NullPointerException.";
        reporter.report(Problem.at(body, leave, Probe.NULL_RESULT, message).fixedBy(fix(body, leave)));
      }
    }
  }

  private static boolean isNull(Value value) {
    return value instanceof Value.Constant constant && constant.value() == null
        || value instanceof Value.OneOf choice && choice.values().stream().anyMatch(NullAsync::isNull);
  }

  /** A lambda counts only where it is known that null is not taken: {@code Map.computeIfAbsent} has its own use for it. */
  private static boolean isRejected(Body function, Code code) {
    Use use = function.use();
    return use != null
        && use.kind() == Use.Kind.ARGUMENT
        && code.is(Verb.REJECTS_NULL, code.program().user(use));
  }

  private static boolean isExpected(Body method, Code code) {
    String type = method.returnType().name();
    return (code.isFuture(type) && !HANDLES_OF_TASKS.contains(type) || code.isPublisher(type))
        && method.annotations().stream().noneMatch(annotation -> NULLABLE.contains(TypeRef.simpleName(annotation)))
        && !mayBeNullForCallers(method, code.program());
  }

  /** Some caller, of it or of a method that it overrides, tests the result; or all throw it away. */
  private static boolean mayBeNullForCallers(Body method, Program program) {
    List<Program.CallSite> sites = new ArrayList<>(program.callsOf(method.method()));
    method.overrides().forEach(overridden -> sites.addAll(program.callsOf(overridden)));
    return sites.stream().anyMatch(site -> isTested(site, program))
        || !sites.isEmpty() && sites.stream().allMatch(site -> Dropped.isDropped(site.body(), site.call(), program) || Dropped.isVoided(site.body(), site.call(), program));
  }

  /** A caller compares the result, or hands it to somebody who does: null is an answer there. */
  private static boolean isTested(Program.CallSite site, Program program) {
    Use use = program.use(site.body(), site.call());
    if (use == null) {
      return false;
    }
    return tests(use, program) || use.kind() == Use.Kind.ASSIGNED && program.variable(use.index()).uses().stream().anyMatch(each -> tests(each, program));
  }

  private static boolean tests(Use use, Program program) {
    return use.kind() == Use.Kind.OTHER
        || use.kind() == Use.Kind.STORED
        || use.kind() == Use.Kind.ARGUMENT && TAKES_NULL.contains(program.user(use).target().owner());
  }

  private static Fix fix(Body body, Op.Return leave) {
    int start = leave.place().start();
    if (!STAGES.contains(body.returnType().name()) || !body.file().text().startsWith(RETURN_NULL, start)) {
      return null;
    }
    boolean isImported = body.file().text().contains("import java.util.concurrent.CompletableFuture;") || body.file().text().contains("import java.util.concurrent.*;");
    String finished = "return " + (isImported ? "" : "java.util.concurrent.") + "CompletableFuture.completedFuture(null);";
    TextEdit edit = new TextEdit(start, start + RETURN_NULL.length(), finished);
    return new Fix("return a future that is finished, with null for its value", Fix.Safety.REVIEW, List.of(edit));
  }
}
