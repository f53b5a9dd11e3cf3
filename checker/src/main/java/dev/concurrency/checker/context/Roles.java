package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.MethodPattern;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Hierarchy;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** On which threads frameworks call the methods that a program implements for them. */
final class Roles {

  private static final String EXCEPT_CALLED = "except:called:";
  private static final String EXCEPT_PASSED = "except:passed-to:";
  private static final String EXCEPT_EXTENDED = "except:extended:";
  private static final String EXCEPT_WITH = "except:with:";
  private static final String ON_METHOD = "only:on-method";
  private static final String RETURNS_ASYNC = "only:returns-async";
  private static final String ONLY_WITH = "only:with:";
  private static final String ONLY_CALLED = "only:called:";

  private final Program program;
  private final Knowledge knowledge;
  private final Hierarchy libraries;
  private final List<Entry> entries;
  private final Map<String, List<Op.Call>> callsByOwner = new LinkedHashMap<>();
  private final Map<MethodRef, List<Entry>> rolesOf = new HashMap<>();
  private final Map<String, List<Op.Call>> callsOfConditions = new HashMap<>();
  private final Set<String> uncertain = new HashSet<>();

  /** @param libraries what is on the class path */
  Roles(Program program, Knowledge knowledge, Hierarchy libraries) {
    this.program = program;
    this.knowledge = knowledge;
    this.libraries = libraries;
    this.entries = knowledge.entries(Verb.ROLE);
    program.bodies().forEach(body -> body.calls().forEach(call -> callsByOwner.computeIfAbsent(call.target().owner(), unused -> new ArrayList<>()).add(call)));
    for (Entry entry : entries) {
      if (!entry.isNever() && isExcepted(entry)) {
        uncertain.add(entry.where().label());
      }
    }
  }

  /** What a method's annotations, or those of its class, say of where a framework calls it; null if nothing. */
  Entry annotated(Body body) {
    if (body.isFunction()) {
      return null;
    }
    TypeInfo owner = body.kind() == Body.Kind.METHOD ? program.type(body.owner()) : null;
    Set<String> ofClass = owner == null ? Set.of() : owner.annotations();
    Entry told = annotated(body, body.annotations(), entry -> !isDefault(entry));
    told = told != null ? told : annotated(body, ofClass, entry -> !isDefault(entry) && !entry.conditions().contains(ON_METHOD));
    told = told != null ? told : annotated(body, body.annotations(), Roles::isDefault);
    return told != null ? told : annotated(body, ofClass, entry -> isDefault(entry) && !entry.conditions().contains(ON_METHOD));
  }

  private Entry annotated(Body body, Set<String> annotations, Predicate<Entry> relevant) {
    for (String annotation : annotations) {
      Entry entry = knowledge.findType(Verb.ANNOTATION, annotation);
      if (entry != null && relevant.test(entry) && applies(entry, body) && !isExcepted(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** What a framework concludes from the type that a method returns holds only where no annotation says it, of the method or of its class. */
  private static boolean isDefault(Entry annotation) {
    return annotation.conditions().contains(RETURNS_ASYNC);
  }

  /** What the catalogue says of the methods that this one overrides, or of the functional interface that it implements; null if nothing, or if the program makes an exception. */
  Entry implemented(Body body) {
    if (body.isFunction()) {
      return body.functionalType() == null || isPlaced(body) ? null : of(body, body.functionalType().name(), body.method());
    }
    for (MethodRef overridden : body.overrides()) {
      Entry role = of(body, body.owner(), overridden);
      if (role != null) {
        return role;
      }
    }
    return null;
  }

  /** Whether a framework calls the method, and with it subscribes to the publisher that it returns. */
  boolean isCalledByFramework(Body body) {
    return annotated(body) != null || implemented(body) != null;
  }

  /** What a body is called for once each, as a method that a framework calls or a function given to a method that keeps it for this; null if nothing. */
  Entry served(Body body) {
    Use use = body.use();
    if (body.isFunction() && use != null && use.kind() == Use.Kind.ARGUMENT) {
      Entry entry = knowledge.find(Verb.SERVES, program.user(use));
      if (entry != null) {
        return entry;
      }
    }
    List<MethodRef> implemented = new ArrayList<>(body.overrides());
    if (body.isFunction()) {
      implemented.add(body.method());
    }
    return implemented.stream().map(method -> knowledge.find(Verb.SERVES, method, method.owner(), -1)).filter(entry -> entry != null).findFirst().orElse(null);
  }

  /** The call that takes the function says itself where it runs it. */
  private boolean isPlaced(Body function) {
    Use use = function.use();
    return use != null
        && use.kind() == Use.Kind.ARGUMENT
        && knowledge.runs(program.user(use), use.index()) != null;
  }

  private Entry of(Body body, String type, MethodRef overridden) {
    for (Entry entry : rolesOf.computeIfAbsent(overridden, this::fitting)) {
      if (applies(entry, body) && !isExcepted(entry, type)) {
        return entry;
      }
    }
    return null;
  }

  /** Those that are about this method; for most, and most of all those that lambdas implement, none. */
  private List<Entry> fitting(MethodRef overridden) {
    return entries.stream()
        .filter(
            entry -> !entry.isNever()
                && (entry.owner().equals(overridden.owner()) || program.isSubtype(overridden.owner(), entry.owner()))
                && (entry.name().isEmpty() || entry.subject().matches(overridden)))
        .toList();
  }

  private boolean applies(Entry entry, Body body) {
    return entry.conditions().stream()
        .allMatch(
            condition ->
                condition.equals(RETURNS_ASYNC) ? knowledge.findType(Verb.ASYNC, body.returnType().name()) != null
                    : condition.startsWith(ONLY_CALLED) ? holds(condition, call -> true)
                    : condition.startsWith(EXCEPT_EXTENDED) ? !isExtended(condition.substring(EXCEPT_EXTENDED.length()))
                    : condition.startsWith(ONLY_WITH) ? isThere(condition.substring(ONLY_WITH.length()))
                    : !condition.startsWith(EXCEPT_WITH) || !isThere(condition.substring(EXCEPT_WITH.length())));
  }

  private boolean isExtended(String type) {
    return program.types().stream().anyMatch(own -> own.inSource() && own.supertypes().contains(type));
  }

  /** Every type has a supertype, if it is on the class path at all. */
  private boolean isThere(String type) {
    return program.type(type) != null || !libraries.supertypes(type).isEmpty();
  }

  /** Whether the program moves code from the threads with this label to others: there, not even who runs there can say where it calls back. */
  boolean isUncertain(String label) {
    return uncertain.contains(label);
  }

  /** Whether the program calls something that makes an exception from what is said of a method. */
  boolean isExcepted(Entry entry) {
    return entry.conditions().stream().anyMatch(condition -> condition.startsWith(EXCEPT_CALLED) && holds(condition, call -> true));
  }

  /** A handler added with an executor of its own, or a verticle in a program that deploys workers, may run elsewhere: nothing is said of it. */
  private boolean isExcepted(Entry role, String type) {
    return role.conditions().stream()
        .filter(condition -> condition.startsWith(EXCEPT_PASSED) || condition.startsWith(EXCEPT_CALLED))
        .anyMatch(condition -> holds(condition, call -> condition.startsWith(EXCEPT_CALLED) || passes(call, type)));
  }

  private boolean holds(String condition, Predicate<Op.Call> relevant) {
    return callsOfConditions.computeIfAbsent(condition, this::callsNamedBy).stream().anyMatch(relevant);
  }

  private List<Op.Call> callsNamedBy(String condition) {
    MethodPattern method = MethodPattern.parse(condition.substring(condition.lastIndexOf(':') + 1));
    return callsByOwner.keySet().stream()
        .filter(owner -> program.isSubtype(owner, method.owner()))
        .flatMap(owner -> callsByOwner.get(owner).stream())
        .filter(call -> method.matches(call.target()))
        .toList();
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
