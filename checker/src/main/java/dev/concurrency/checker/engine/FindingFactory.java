package dev.concurrency.checker.engine;

import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.TaskStarts;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.PathStep;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.rule.Problem;
import dev.concurrency.checker.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Turns problems into findings, and calls into task sites: ids that survive edits elsewhere, and sites that can be found again in class files. */
final class FindingFactory {

  private final Program program;
  private final Code code;
  private final FindingIds ids = new FindingIds();

  FindingFactory(Code code) {
    this.program = code.program();
    this.code = code;
  }

  Finding make(Rule rule, Settings settings, Problem problem) {
    Body body = problem.body();
    Place place = problem.place();
    Body member = program.member(body);
    String method = member.method().name() + member.method().descriptor();
    Severity own = problem.severity() == null ? rule.severity() : problem.severity();
    return new Finding(
        ids.next(rule.name(), body.owner(), method, body.file().text(), place.statementStart(), place.statementEnd()),
        rule.name(),
        settings.severity(rule).orElse(own),
        message(problem),
        body.file().path(),
        place.line(),
        place.column(),
        place.statementStartLine(),
        place.statementEndLine(),
        place.start(),
        place.end(),
        body.owner(),
        method,
        problem.context() == null ? "" : problem.context().thread(),
        path(problem),
        problem.watches().stream().map(this::site).toList(),
        problem.fixes());
  }

  /** A place where a task is handed to other threads. */
  TaskSite make(TaskStarts.Start start) {
    Body body = start.body();
    Op.Call call = start.call();
    Place place = call.place();
    Body member = program.member(body);
    String method = member.method().name() + member.method().descriptor();
    return new TaskSite(
        ids.next(Probe.TASK_PROFILE.name(), body.owner(), method, body.file().text(), place.statementStart(), place.statementEnd()),
        body.file().path(),
        place.line(),
        place.column(),
        body.owner(),
        method,
        call.target().shortName(),
        start.argument(),
        call.target().parameterTypes().get(start.argument()),
        start.thread(),
        site(new Problem.Watch(Probe.TASK_PROFILE, body, call, place)));
  }

  /** With the reasons that the catalogue gives for what it says of the flagged call, unless the rule has told them. */
  private String message(Problem problem) {
    if (problem.watches().isEmpty() || !(problem.watches().get(0).op() instanceof Op.Call call)) {
      return problem.message();
    }
    StringBuilder message = new StringBuilder(problem.message());
    for (String reason : code.reasons(call)) {
      if (!problem.message().contains(reason)) {
        message.append(' ').append(call.target().shortName()).append(": ").append(reason).append('.');
      }
    }
    return message.toString();
  }

  private static List<PathStep> path(Problem problem) {
    List<PathStep> path = new ArrayList<>();
    if (problem.context() != null) {
      problem.context().path().forEach(step -> path.add(new PathStep(step.file().path(), step.line(), step.what())));
    }
    if (!problem.beyond().isEmpty()) {
      path.add(new PathStep(problem.body().file().path(), problem.place().line(), "calls " + named(problem.watches().get(0).op()).shortName()));
      problem.beyond().forEach(hop -> path.add(new PathStep(hop.file(), hop.line(), "calls " + hop.callee().shortName())));
    }
    return List.copyOf(path);
  }

  private Site site(Problem.Watch watch) {
    Body body = watch.body();
    Place place = watch.place();
    MethodRef callee = watch.implied() != null ? watch.implied() : named(watch.op());
    return new Site(
        watch.probe(),
        body.topLevelClass(),
        body.file().simpleName(),
        place.codeLine(),
        place.statementStartLine(),
        place.statementEndLine(),
        callee.owner(),
        callee.name(),
        callee.descriptor(),
        ordinal(body, watch));
  }

  /** What a site names: the callee of a call, the field of an access (without descriptor), {@code []} for an element, nothing for a loop. */
  private static MethodRef named(Op op) {
    if (op instanceof Op.ElementWrite) {
      return new MethodRef("", "[]", "");
    }
    if (op instanceof Op.FieldAccess access) {
      return new MethodRef(access.field().owner(), access.field().name(), "");
    }
    return op instanceof Op.Call call ? call.target() : new MethodRef("", "", "");
  }

  private static int ordinal(Body body, Problem.Watch watch) {
    if (watch.op() instanceof Op.FieldAccess || watch.op() instanceof Op.ElementWrite) {
      return writes(body, watch.op(), watch.place()).indexOf(watch.op());
    }
    return watch.op() instanceof Op.Call call ? ordinal(body, call) : 0;
  }

  /** The writes to a field, or to elements, on the lines of a place, in order. */
  private static List<Op> writes(Body body, Op write, Place place) {
    return body.ops().stream()
        .filter(op -> op instanceof Op.ElementWrite || op instanceof Op.FieldAccess access && access.access() != Op.Access.READ)
        .filter(op -> named(op).equals(named(write)))
        .filter(op -> op.place().codeLine() >= place.statementStartLine() && op.place().codeLine() <= place.statementEndLine())
        .toList();
  }

  /** Position among the equal calls of this line, as javac writes them: those of the body itself in order. */
  private static int ordinal(Body body, Op.Call call) {
    List<Op.Call> equal = new ArrayList<>();
    for (Op.Call other : body.calls()) {
      if (other.place().codeLine() == call.place().codeLine()
          && other.target().name().equals(call.target().name())
          && other.target().descriptor().equals(call.target().descriptor())) {
        equal.add(other);
      }
    }
    return equal.indexOf(call);
  }
}
