package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Results that nobody takes, for the rules that ask what is lost with them. */
final class Dropped {

  /** How it goes with something that one is done with is seldom asked. */
  private static final Set<String> CLOSINGS = Set.of("close", "closeAsync", "shutdown", "shutdownAsync", "shutdownGracefully", "disconnect");

  private Dropped() {}

  /** Whether a call ends something. */
  static boolean isEnd(Op.Call call) {
    return call != null && CLOSINGS.contains(call.target().name());
  }

  /** Whether the value of a call is all that a lambda expression or method reference does, and its functional interface has no room for it. */
  static boolean isVoided(Body body, Op.Call call, Program program) {
    Use use = program.use(body, call);
    return use != null && use.kind() == Use.Kind.VOIDED;
  }

  /** Whether the value of a call goes nowhere: a statement of its own, or a local variable that nobody reads. */
  static boolean isDropped(Body body, Op.Call call, Program program) {
    Use use = program.use(body, call);
    if (use == null) {
      return false;
    }
    if (use.kind() == Use.Kind.DISCARDED) {
      return true;
    }
    if (use.kind() != Use.Kind.ASSIGNED) {
      return false;
    }
    Variable variable = program.variable(use.index());
    return variable.uses().isEmpty() && !isMeantToBeUnused(variable.name());
  }

  private static boolean isMeantToBeUnused(String name) {
    return name.startsWith("unused") || name.startsWith("ignored");
  }

  /** Whether somebody said that the result, or what it was made of, may go. */
  static boolean mayBeDropped(Body body, Op.Call call, Code code) {
    return call.mayIgnore() || code.chains().upstream(new Value.Result(body.id(), call.id())).stream().anyMatch(each -> code.is(Verb.IGNORABLE, each));
  }

  /** The executor is of a class of the program, which may look after failures in its own way. */
  static boolean hasOwnPool(Op.Call call, Code code) {
    Program program = code.program();
    return program.declares(call.receiverType()) || program.declares(program.typeOf(program.origin(call.receiver())).name());
  }

  /** Whether nobody asks a future for its outcome: it goes nowhere, or into a variable or private field that is only there to cancel it. */
  static boolean isNeverAsked(Body body, Op.Call call, Code code) {
    Program program = code.program();
    Use use = program.use(body, call);
    if (use == null) {
      return false;
    }
    return switch (use.kind()) {
      case DISCARDED, VOIDED -> true;
      case ASSIGNED -> program.variable(use.index()).uses().stream().allMatch(each -> isNoQuestion(each, code));
      case STORED -> isFieldNeverAsked(body, new Value.Result(body.id(), call.id()), code);
      case RETURNED, RECEIVER, ARGUMENT, OTHER -> false;
    };
  }

  private static boolean isFieldNeverAsked(Body storing, Value future, Code code) {
    FieldRef field = null;
    for (Op op : storing.ops()) {
      if (op instanceof Op.FieldAccess access && future.equals(access.value())) {
        field = access.field();
      }
    }
    Field declared = field == null ? null : code.program().field(field);
    if (declared == null || !declared.modifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    int unanswered = 0;
    for (Body body : code.program().bodies()) {
      // A private field is read in its own file only.
      for (Op op : body.file() == storing.file() ? body.ops() : List.<Op>of()) {
        if (op instanceof Op.FieldAccess access && access.field().equals(declared.ref()) && access.access() == Op.Access.READ) {
          unanswered++;
        } else if (op instanceof Op.Call each && isRead(each.receiver(), declared) && isNoQuestion(each, code)) {
          unanswered--;
        }
      }
    }
    return unanswered == 0;
  }

  private static boolean isRead(Value value, Field field) {
    return value instanceof Value.OfField read && read.field().equals(field.ref());
  }

  private static boolean isNoQuestion(Use use, Code code) {
    return switch (use.kind()) {
      case RECEIVER -> isNoQuestion(code.program().user(use), code);
      case DISCARDED, VOIDED, OTHER -> true;
      case ASSIGNED, STORED, RETURNED, ARGUMENT -> false;
    };
  }

  private static boolean isNoQuestion(Op.Call call, Code code) {
    return code.is(Verb.CANCELS, call) || code.is(Verb.TELLS_DONE, call);
  }

  /** Where the name of a method stands in its file; -1 for a method reference and other forms. */
  static int nameOf(Body body, Op.Call call) {
    String text = body.file().text();
    int line = 0;
    for (int i = 1; i < call.place().line(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    int name = line + call.place().column() - 1;
    return text.startsWith(call.target().name() + "(", name) ? name : -1;
  }

  static boolean isAssigned(Body body, Op.Call call, Program program) {
    Use use = program.use(body, call);
    return use != null && use.kind() == Use.Kind.ASSIGNED;
  }

  /** Whether a future goes nowhere, and nobody is told if it fails. */
  static boolean isFailureLost(Body body, Op.Call call, Code code) {
    return isDropped(body, call, code.program()) && isFailureUnseen(body, call, code);
  }

  /** Whether nobody is told if a future fails, given that it goes nowhere. */
  static boolean isFailureUnseen(Body body, Op.Call call, Code code) {
    return code.isFuture(call.result().name()) && !mayBeDropped(body, call, code) && !isEnd(call) && code.failures().isLost(new Value.Result(body.id(), call.id()));
  }

  /** Declared to return a publisher. What a method hands out whatever it is, as {@code Map.put} and {@code requireNonNull} do, somebody else has too. */
  static boolean isNewPublisher(Body body, Op.Call call, Code code) {
    return code.isPublisher(call.result().name())
        && !call.target().isConstructor()
        && code.isPublisher(call.target().returnType())
        && !mayBeDropped(body, call, code);
  }

  /** Declared to return a future, or the next stage of a chain; not what {@code Map.put} hands back, nor the variable that a fluent call is made on. */
  static boolean isNewFuture(Op.Call call, Code code) {
    return code.is(Verb.FLUENT, call)
        ? call.receiver() instanceof Value.Result
        : code.is(Verb.DERIVES, call) || code.isFuture(call.target().returnType());
  }
}
