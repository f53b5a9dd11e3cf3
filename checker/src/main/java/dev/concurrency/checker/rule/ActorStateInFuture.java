package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What is an actor's own while it handles a message, in code that runs on another thread. */
@AutoService(Rule.class)
public final class ActorStateInFuture implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "What belongs to an actor while it handles a message is used by code that runs on another thread.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.ACTOR_ONLY)) {
      Program.CallSite leaver = code.offActor().leaver(body);
      if (leaver != null) {
        reporter.report(ownCall(body, call, leaver, code));
      }
    }
    if (!code.offActor().knowsState()) {
      return;
    }
    for (Op op : body.ops()) {
      FieldRef changed = changed(op, code);
      Program.CallSite leaver = changed != null && code.offActor().isState(changed) ? code.offActor().leaver(body) : null;
      if (leaver != null && !code.locks().mayBeHeld(body, op)) {
        String message =
            changed.name() + " belongs to an actor, and is changed here on another thread than the actor's (" + given(leaver)
                + "): the actor may use it at the same moment, and does not have to see what was changed.";
        reporter.report(Problem.at(body, op.place(), List.of(new Problem.Watch(Probe.ACTOR_STATE, body, op, op.place())), message));
      }
    }
  }

  /** The field of the object at hand that an operation writes, or whose value, made for one thread, it changes; else null. */
  private static FieldRef changed(Op op, Code code) {
    if (op instanceof Op.FieldAccess access) {
      Field field = access.access() == Op.Access.READ || !(access.receiver() instanceof Value.This) ? null : code.program().field(access.field());
      return field == null || field.modifiers().contains(Modifier.VOLATILE) ? null : access.field();
    }
    boolean changes = op instanceof Op.Call call && call.receiver() instanceof Value.OfField read && read.receiver() instanceof Value.This && code.is(Verb.MUTATES, call);
    if (!changes) {
      return null;
    }
    Value.OfField read = (Value.OfField) ((Op.Call) op).receiver();
    Op.Call made = code.program().call(code.program().origin(read));
    return made != null && made.target().isConstructor() && code.isUnsafe(made.receiverType()) ? read.field() : null;
  }

  private static Problem ownCall(Body body, Op.Call call, Program.CallSite leaver, Code code) {
    Entry entry = code.find(Verb.ACTOR_ONLY, call);
    String message =
        call.target().shortName() + " is the actor's own while it handles a message, and is called here on another thread (" + given(leaver) + "): "
            + (entry.reason().isEmpty() ? "by then the actor does something else, perhaps at the same moment." : entry.reason() + ".");
    Problem problem = Problem.at(body, call, Probe.ACTOR_STATE, message);
    Fix fix = fix(body, call, leaver, code);
    return problem.fixedBy(fix);
  }

  private static String given(Program.CallSite leaver) {
    return "it is given to " + leaver.call().target().shortName();
  }

  /** Asks the actor for the value in front of the statement that hands the code over, where the actor itself runs, and keeps it in a variable. */
  private static Fix fix(Body body, Op.Call call, Program.CallSite leaver, Code code) {
    Body outside = leaver.body();
    int statement = leaver.call().place().statementStart();
    boolean isValue = call.arguments().isEmpty() && call.receiver() instanceof Value.This && !call.target().returnType().equals("void");
    boolean isInside = body.isFunction() && body.enclosing() == outside.id() && statement > outside.place().start() && code.offActor().leaver(outside) == null;
    if (!isValue || !isInside || others(body, call, leaver, code)) {
      return null;
    }
    String text = body.file().text();
    String name = Stream.of("sender", "asker", "originalSender").filter(each -> !Pattern.compile("\\b" + each + "\\b(?!\\()").matcher(text).find()).findFirst().orElse(null);
    if (name == null) {
      return null;
    }
    String type = call.result().name().replace('$', '.');
    String indent = text.substring(text.lastIndexOf('\n', statement) + 1, statement);
    return new Fix(
        "ask for it while the message is handled, and keep it",
        Fix.Safety.REVIEW,
        List.of(
            new TextEdit(statement, statement, type + " " + name + " = " + text.substring(call.place().start(), call.place().end()) + ";\n" + indent),
            new TextEdit(call.place().start(), call.place().end(), name)));
  }

  /** Whether the same statement holds more such calls, which would need the same variable, or does not begin on a line of its own. */
  private static boolean others(Body body, Op.Call call, Program.CallSite leaver, Code code) {
    String text = body.file().text();
    int statement = leaver.call().place().statementStart();
    boolean alone = text.substring(text.lastIndexOf('\n', statement) + 1, statement).isBlank();
    return !alone
        || code.calls(Verb.ACTOR_ONLY).stream()
            .anyMatch(
                other -> other.call() != call
                    && other.body().file().equals(body.file())
                    && other.call().place().start() >= statement
                    && other.call().place().end() <= leaver.call().place().statementEnd());
  }
}
