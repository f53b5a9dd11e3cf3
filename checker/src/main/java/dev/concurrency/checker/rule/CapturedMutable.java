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
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tasks that run at the same time change an object that they have captured, and that is made for one thread. */
@AutoService(Rule.class)
public final class CapturedMutable implements Rule {

  private static final Set<String> NUMBERS = Set.of("short[]", "char[]", "int[]", "long[]", "float[]", "double[]");

  private static final Map<String, String> WRAPPERS =
      Map.of(
          "java.util.Collection", "synchronizedCollection",
          "java.util.List", "synchronizedList",
          "java.util.Set", "synchronizedSet",
          "java.util.Map", "synchronizedMap");

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "Tasks that run at the same time change an object of the code around them that is made for one thread.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    if (!body.isFunction()) {
      return;
    }
    for (Op op : body.ops()) {
      Variable changed = changed(body, op, code);
      if (changed != null && changed.body() != body.id() && code.overlaps().isShared(body, changed) && !code.locks().mayBeHeld(body, op)) {
        reporter.report(problem(body, op, changed, code));
      }
    }
  }

  /** The variable that holds what an operation changes, if that is an object that several threads must not change; else null. */
  private static Variable changed(Body body, Op op, Code code) {
    if (op instanceof Op.Call call && call.receiver() != null && code.is(Verb.MUTATES, call)) {
      Variable variable = variable(call.receiver(), code);
      return variable != null && code.isUnsafe(madeAs(variable, code)) ? variable : null;
    }
    // Each task may have an element of its own.
    if (op instanceof Op.ElementWrite write && write.compound() && write.index() instanceof Value.Constant) {
      Variable variable = variable(write.array(), code);
      return variable != null && NUMBERS.contains(variable.type().name()) ? variable : null;
    }
    boolean counts = op instanceof Op.FieldAccess access && access.access() == Op.Access.COMPOUND && access.receiver() != null;
    return counts ? holder(((Op.FieldAccess) op).receiver(), code) : null;
  }

  /** A small class of the program that the code around has made to hold a value. */
  private static Variable holder(Value receiver, Code code) {
    Variable variable = variable(receiver, code);
    TypeInfo type = variable == null ? null : code.program().type(madeAs(variable, code));
    return type != null && type.inSource() ? variable : null;
  }

  /** The variable at the beginning of a row of variables that hold the same object. */
  private static Variable variable(Value value, Code code) {
    Value at = value;
    Variable found = null;
    while (at instanceof Value.Local local) {
      found = code.program().variable(local.variable());
      at = !found.isParameter() && found.values().size() == 1 ? found.values().get(0) : null;
    }
    return found;
  }

  /** The class of the object that a variable holds, if it is known exactly; for a parameter, what it is declared as. */
  private static String madeAs(Variable variable, Code code) {
    if (variable.isParameter()) {
      return variable.type().name();
    }
    Op.Call made = variable.values().size() == 1 ? code.program().call(variable.values().get(0)) : null;
    return made != null && made.target().isConstructor() ? made.receiverType() : "";
  }

  private static Problem problem(Body body, Op op, Variable changed, Code code) {
    if (op instanceof Op.Call call) {
      String type = madeAs(changed, code);
      String message =
          call.target().name() + " changes " + changed.name() + " in tasks that run at the same time, and " + type.substring(type.lastIndexOf('.') + 1)
              + " is made for one thread: changes get lost, or it breaks.";
      Problem problem = Problem.at(body, call, Probe.CONFLICT, message);
      Fix fix = fix(body, changed, code.program());
      return problem.fixedBy(fix);
    }
    String message = changed.name() + " is read and written back in tasks that run at the same time: what another one writes in between is lost.";
    return Problem.at(body, op, op, Probe.LOST_UPDATE, message);
  }

  /** Wraps the object where it is made. Whoever iterates over it while tasks run still has to hold its lock, so a person has to look. */
  private static Fix fix(Body body, Variable changed, Program program) {
    String wrapper = WRAPPERS.get(changed.type().name());
    boolean isHere = !changed.isParameter() && program.body(changed.body()).file().equals(body.file());
    Op.Call made = wrapper == null || !isHere ? null : program.call(changed.values().get(0));
    return made == null
        ? null
        : new Fix(
            "wrap it in Collections." + wrapper,
            Fix.Safety.REVIEW,
            List.of(new TextEdit(made.place().start(), made.place().start(), "java.util.Collections." + wrapper + "("), new TextEdit(made.place().end(), made.place().end(), ")")));
  }
}
