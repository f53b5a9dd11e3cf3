package dev.concurrency.checker.context;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.MethodPattern;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** On which threads frameworks call the methods that a program implements for them. */
final class Roles {

  private static final String EXCEPT_CALLED = "except:called:";

  private final Program program;
  private final List<Entry> entries;
  private final ListMultimap<String, Op.Call> callsByOwner = ArrayListMultimap.create();
  private final Map<String, List<Op.Call>> callsOfConditions = new HashMap<>();
  private final Set<String> uncertain = new HashSet<>();

  Roles(Program program, Knowledge knowledge) {
    this.program = program;
    this.entries = knowledge.entries(Verb.ROLE);
    program.bodies().forEach(body -> body.calls().forEach(call -> callsByOwner.put(call.target().owner(), call)));
    for (Entry entry : entries) {
      if (!entry.isNever() && entry.conditions().stream().anyMatch(condition -> condition.startsWith(EXCEPT_CALLED) && holds(condition, call -> true))) {
        uncertain.add(entry.where().label());
      }
    }
  }

  /** What the catalogue says of methods of this type that override this one; null if nothing, or if the program makes an exception. */
  Entry of(String type, MethodRef overridden) {
    for (Entry entry : entries) {
      boolean fits =
          (entry.owner().equals(overridden.owner()) || program.isSubtype(overridden.owner(), entry.owner()))
              && (entry.name().isEmpty() || entry.matches(overridden.name(), overridden.parameterTypes()));
      if (fits && !isExcepted(entry, type)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether the program moves code from the threads with this label to others: there, not even who runs there can say where it calls back. */
  boolean isUncertain(String label) {
    return uncertain.contains(label);
  }

  /** A handler added with an executor of its own, or a verticle in a program that deploys workers, may run elsewhere: nothing is said of it. */
  private boolean isExcepted(Entry role, String type) {
    return role.conditions().stream().anyMatch(condition -> holds(condition, call -> condition.startsWith(EXCEPT_CALLED) || passes(call, type)));
  }

  private boolean holds(String condition, Predicate<Op.Call> relevant) {
    return callsOfConditions.computeIfAbsent(condition, this::callsNamedBy).stream().anyMatch(relevant);
  }

  private List<Op.Call> callsNamedBy(String condition) {
    MethodPattern method = MethodPattern.parse(condition.substring(condition.lastIndexOf(':') + 1));
    return callsByOwner.get(method.owner()).stream().filter(call -> method.matches(call.target())).toList();
  }

  private boolean passes(Op.Call call, String type) {
    return call.arguments().stream().anyMatch(argument -> mayBe(argument, type));
  }

  /** Whether a value can be of the type: it is declared as this type or a subtype, or as a supertype and made where nobody sees it. */
  private boolean mayBe(Value value, String type) {
    if (value instanceof Value.Array array) {
      return array.elements().stream().anyMatch(element -> mayBe(element, type));
    }
    Value origin = program.origin(value);
    String declared = program.typeOf(origin).name();
    Op.Call made = program.call(origin);
    boolean exact = made != null && made.target().isConstructor();
    return program.isSubtype(declared, type) || !exact && program.isSubtype(type, declared);
  }
}
