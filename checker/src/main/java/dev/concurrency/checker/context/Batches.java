package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Objects that collect what is asked of them, and answer for all of it at once: {@code batch.set(a); batch.set(b); return batch.execute();}. The failure of
 * one of the futures is in the answer as well, so that nobody need keep it.
 */
final class Batches {

  /** Steps from the receiver of a call back to what it was made of: {@code new Map(batch)}, {@code batch.getMap()}. */
  private static final int STEPS = 4;

  /** By such names one knows an object that is asked for all at once, though not here. */
  private static final Pattern NAMED = Pattern.compile("(?i).*(batch|bulk|transaction).*");

  private static final Pattern TELLS = Pattern.compile("(execute|commit|flush|submit|send|run)(All)?");

  private final Program program;
  private final Predicate<String> isFuture;

  Batches(Program program, Predicate<String> isFuture) {
    this.program = program;
    this.isFuture = isFuture;
  }

  /** Whether what starts this future may be such an object, or work on behalf of one. */
  boolean mayCollect(Value future) {
    Op.Call call = program.call(future);
    return call != null
        && call.receiver() != null
        && future instanceof Value.Result result
        && isBatch(program.body(result.body()), call, call.receiver(), false, STEPS);
  }

  /** {@code handedOn}: the object is only what the receiver was made with. */
  private boolean isBatch(Body body, Op.Call call, Value object, boolean handedOn, int steps) {
    String type = program.typeOf(object).name();
    if (type.startsWith("java.") || isFuture.test(type)) {
      return false;
    }
    if (isAskedForAll(body, call, object) || isNamedSo(object, type)) {
      return true;
    }
    Value origin = program.origin(object);
    if (origin instanceof Value.Local local) {
      Variable variable = program.variable(local.variable());
      // Whoever calls the method decides whether that is one that collects.
      return handedOn && variable.isParameter() && program.declares(variable.type().name());
    }
    Op.Call made = program.call(origin);
    return made != null
        && steps > 0
        && (made.receiver() != null && isBatch(body, call, made.receiver(), handedOn, steps - 1)
            || made.arguments().stream().anyMatch(argument -> isBatch(body, call, argument, true, steps - 1)));
  }

  /** What is made here with {@code new} is judged by what is done with it, not by its name. */
  private boolean isNamedSo(Value object, String type) {
    Op.Call made = program.call(program.origin(object));
    return (made == null || !made.target().isConstructor())
        && (isNamedSo(type) || object instanceof Value.Local local && isNamedSo(program.variable(local.variable()).name()));
  }

  private static boolean isNamedSo(String name) {
    return NAMED.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
  }

  /** The object was made here, and a later call of it returns something that is used, or no future: then it answers, or throws. */
  private boolean isAskedForAll(Body body, Op.Call call, Value object) {
    return program.call(program.origin(object)) != null
        && body.calls().stream()
            .anyMatch(
                later -> later.id() > call.id()
                    && later.receiver() != null
                    && !later.target().name().equals(call.target().name())
                    && program.same(later.receiver(), object)
                    && (isUsed(program.use(body, later)) || !isFuture.test(later.result().name()) && TELLS.matcher(later.target().name()).matches()));
  }

  private static boolean isUsed(Use use) {
    return use != null && use.kind() != Use.Kind.DISCARDED && use.kind() != Use.Kind.VOIDED;
  }
}
