package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Calls that look at a state which other threads change, and do not wait. */
final class Looks {

  /** Getters of getters, and receivers of receivers. */
  private static final int DEPTH = 4;

  private static final int LONGEST_GETTER = 8;

  private final Program program;
  private final Knowledge knowledge;
  private final CallTargets targets;
  private final Function<Value, String> concurrentKinds;

  Looks(Program program, Knowledge knowledge, CallTargets targets, Function<Value, String> concurrentKinds) {
    this.program = program;
    this.knowledge = knowledge;
    this.targets = targets;
    this.concurrentKinds = concurrentKinds;
  }

  /** Whether a call does nothing but look. */
  boolean isLook(Op.Call call) {
    return isKnown(call) || isGetter(call, DEPTH);
  }

  private boolean isKnown(Op.Call call) {
    return knowledge.find(Verb.POLLS, call) != null || knowledge.find(Verb.TELLS_DONE, call) != null;
  }

  /** Whether a call looks at something that other threads change. */
  boolean isAtOthers(Op.Call call) {
    Entry entry = knowledge.find(Verb.POLLS, call);
    return entry != null ? !entry.tag().equals("nothing") && isShared(call) : isLook(call);
  }

  /** What a boolean call answers, or whether there is an object, as long as there is nothing; null if that is not known. */
  Boolean nothing(Op.Call call) {
    Entry entry = knowledge.find(Verb.POLLS, call);
    if (entry == null) {
      return knowledge.find(Verb.TELLS_DONE, call) == null ? null : Boolean.FALSE;
    }
    return switch (entry.tag()) {
      case "true" -> Boolean.TRUE;
      case "false", "null" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Whether the call takes what it finds. */
  boolean takes(Op.Call call) {
    return knowledge.find(Verb.MUTATES, call) != null || knowledge.find(Verb.LOCKS, call) != null;
  }

  /** A collection must be made for several threads. */
  boolean isShared(Op.Call look) {
    boolean isCollection = program.isSubtype(look.receiverType(), "java.util.Collection") || program.isSubtype(look.receiverType(), "java.util.Map");
    return !isCollection || !concurrentKinds.apply(look.receiver()).isEmpty();
  }

  /** A method of the program that returns a field, or what such a call answers. */
  private boolean isGetter(Op.Call call, int depth) {
    Body getter = depth == 0 ? null : targets.of(call);
    if (getter == null || getter.kind() != Body.Kind.METHOD || getter.ops().size() > LONGEST_GETTER) {
      return false;
    }
    boolean looks = false;
    for (Op op : getter.ops()) {
      boolean isLook = op instanceof Op.Call inner && (isKnown(inner) && !takes(inner) || isGetter(inner, depth - 1));
      boolean isRead = op instanceof Op.FieldAccess read && read.access() == Op.Access.READ;
      if (!isLook && !isRead && !(op instanceof Op.Return)) {
        return false;
      }
      looks |= isLook && (!isKnown((Op.Call) op) || isAtOthers((Op.Call) op)) || isRead && isChangeable((Op.FieldAccess) op);
    }
    return looks;
  }

  /** Whether the field is the program's, and somebody can give it another value. */
  boolean isChangeable(Op.FieldAccess read) {
    Field field = program.field(read.field());
    return field != null && !field.modifiers().contains(Modifier.FINAL);
  }

  /** Whether a value is found through one of these variables: then it is another one in each round. */
  boolean dependsOn(Value value, Set<Integer> variables) {
    return !variables.isEmpty() && dependsOn(value, variables, DEPTH);
  }

  private boolean dependsOn(Value value, Set<Integer> variables, int depth) {
    if (depth == 0) {
      return true;
    }
    if (value instanceof Value.Local local) {
      return variables.contains(local.variable())
          || program.variable(local.variable()).values().stream().anyMatch(each -> dependsOn(each, variables, depth - 1));
    }
    if (value instanceof Value.OfField field) {
      return dependsOn(field.receiver(), variables, depth - 1);
    }
    Op.Call call = program.call(value);
    return call != null
        && (dependsOn(call.receiver(), variables, depth - 1) || call.arguments().stream().anyMatch(argument -> dependsOn(argument, variables, depth - 1)));
  }
}
