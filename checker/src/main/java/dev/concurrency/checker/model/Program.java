package dev.concurrency.checker.model;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is known of one module. Immutable; may be read from any thread. */
public final class Program implements Hierarchy {

  private static final int STEPS = 16;

  private final List<Body> byId;
  private final List<Body> bodies;
  private final List<Variable> variables;
  private final Map<FieldRef, Field> fields;
  private final Map<String, TypeInfo> types;
  private final Map<MethodRef, Body> methods = new HashMap<>();
  private final ImmutableListMultimap<String, Body> byOwner;
  private final Map<MethodRef, List<Body>> overriders = new HashMap<>();
  private final Map<MethodRef, List<CallSite>> callers = new HashMap<>();

  /** A call and the body that holds it. */
  public record CallSite(Body body, Op.Call call) {}

  /**
   * @param bodies a body's id is its position here
   * @param variables a variable's id is its position here
   */
  public Program(List<Body> bodies, List<Variable> variables, Map<FieldRef, Field> fields, Map<String, TypeInfo> types) {
    this.byId = List.copyOf(bodies);
    this.bodies = inOrderOfFiles(byId);
    this.variables = List.copyOf(variables);
    this.fields = Map.copyOf(fields);
    this.types = Map.copyOf(types);
    this.byOwner = Multimaps.index(this.bodies, Body::owner);
    for (Body body : this.bodies) {
      if (!body.isFunction()) {
        methods.put(body.method(), body);
      }
      body.overrides().forEach(overridden -> overriders.computeIfAbsent(overridden, unused -> new ArrayList<>()).add(body));
    }
    for (Body body : this.bodies) {
      for (Op.Call call : body.calls()) {
        if (methods.containsKey(call.target()) || overriders.containsKey(call.target())) {
          callers.computeIfAbsent(call.target(), unused -> new ArrayList<>()).add(new CallSite(body, call));
        }
      }
    }
  }

  /** Sorts the files rather than the bodies, which are twenty times as many. */
  private static List<Body> inOrderOfFiles(List<Body> byId) {
    Map<String, List<Body>> byFile = new HashMap<>();
    byId.forEach(body -> byFile.computeIfAbsent(body.file().path(), unused -> new ArrayList<>()).add(body));
    return byFile.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(entry -> entry.getValue().stream()).toList();
  }

  /** All bodies in the order of their files and, there, of the source: the same whatever order a compiler read them in. */
  public List<Body> bodies() {
    return bodies;
  }

  /** The bodies that a class holds, in the order of the source. */
  public List<Body> bodiesOf(String type) {
    return byOwner.get(type);
  }

  public Body body(int id) {
    return byId.get(id);
  }

  public Variable variable(int id) {
    return variables.get(id);
  }

  /** The field if the program declares it, else null. */
  public Field field(FieldRef ref) {
    return fields.get(ref);
  }

  /** The fields that a class declares, by their names. */
  public List<Field> fieldsOf(String type) {
    return fields.values().stream().filter(field -> field.ref().owner().equals(type)).sorted(Comparator.comparing(field -> field.ref().name())).toList();
  }

  /** All local variables and parameters of a method, with those of the functions in it. */
  public List<Variable> variables(Body member) {
    return variables.stream().filter(variable -> member(byId.get(variable.body())) == member).toList();
  }

  /** Calls in the program whose declared target is this method, which the program declares or overrides; of others, which nobody asks for, it knows none. */
  public List<CallSite> callsOf(MethodRef method) {
    return callers.getOrDefault(method, List.of());
  }

  /** The method if the program declares it with a body, else null. */
  public Body method(MethodRef ref) {
    return methods.get(ref);
  }

  /** Methods of the program that override or implement this one. */
  public List<Body> overriders(MethodRef ref) {
    return overriders.getOrDefault(ref, List.of());
  }

  /** All types that the program declares or mentions. */
  public Collection<TypeInfo> types() {
    return types.values();
  }

  /** The type if the program declares or mentions it, else null. */
  public TypeInfo type(String name) {
    return types.get(name);
  }

  /** Whether the program declares the type, rather than only mentions it. */
  public boolean declares(String type) {
    TypeInfo info = types.get(type);
    return info != null && info.inSource();
  }

  @Override
  public Set<String> supertypes(String type) {
    TypeInfo info = types.get(type);
    return info == null ? Set.of() : info.supertypes();
  }

  /** A method that the program declares in a subtype, and that overrides none of the type, only has the name. */
  @Override
  public boolean isOf(String type, MethodRef method) {
    Body body = method.owner().equals(type) || !isSubtype(method.owner(), type) ? null : method(method);
    return body == null
        || method.isConstructor()
        || body.overrides().stream().anyMatch(overridden -> overridden.name().equals(method.name()) && isSubtype(overridden.owner(), type));
  }

  /** The call that made this value, or null if no call did. */
  public Op.Call call(Value value) {
    return value instanceof Value.Result result && byId.get(result.body()).ops().get(result.op()) instanceof Op.Call call ? call : null;
  }

  /** The call that is made on a value, or takes it, where the use is one of these. */
  public Op.Call user(Use use) {
    return (Op.Call) byId.get(use.body()).ops().get(use.op());
  }

  /** What becomes of the value of a call. */
  public Use use(Body body, Op op) {
    return body.uses().get(op.id());
  }

  /**
   * Follows a value back through variables and fields that can have only one value. Stops at the last step that is certain.
   */
  public Value origin(Value value) {
    Value at = value;
    for (int i = 0; i < STEPS; i++) {
      Value before = before(at);
      if (before == null) {
        return at;
      }
      at = before;
    }
    return at;
  }

  /** Where the value of a variable or field certainly comes from, one step back; null if it does not come from elsewhere, or that is not known. */
  public Value before(Value value) {
    Value before = null;
    if (value instanceof Value.Local local) {
      Variable variable = variables.get(local.variable());
      before = !variable.isParameter() && variable.values().size() == 1 ? variable.values().get(0) : null;
    } else if (value instanceof Value.OfField read) {
      Field field = fields.get(read.field());
      before = field != null && field.hasOneValue() ? field.values().get(0) : null;
    }
    return before instanceof Value.Unknown ? null : before;
  }

  /** The number that a value certainly is; null if it is none, or not known. */
  public Number number(Value value) {
    return origin(value) instanceof Value.Constant constant && constant.value() instanceof Number number ? number : null;
  }

  /** Whether both are certainly the same object: the same variable, field of the same object, or result. */
  public boolean same(Value a, Value b) {
    return a != null && origin(a).equals(origin(b)) && !(origin(a) instanceof Value.Unknown);
  }

  /** The same as {@link #same}, or what the same getter of the same object says twice: {@code lock.writeLock()}, {@code order.id()}. */
  public boolean sameOrAskedTwice(Value a, Value b) {
    if (same(a, b)) {
      return true;
    }
    Op.Call first = a == null ? null : call(origin(a));
    Op.Call second = b == null ? null : call(origin(b));
    return first != null
        && second != null
        && first.receiver() != null
        && first.target().equals(second.target())
        && first.arguments().isEmpty()
        && sameOrAskedTwice(first.receiver(), second.receiver());
  }

  /** The body of the method, constructor or initialiser that lexically holds this one. */
  public Body member(Body body) {
    Body at = body;
    while (at.isFunction() && at.enclosing() >= 0) {
      at = byId.get(at.enclosing());
    }
    return at;
  }

  /** Static type of a value, as far as it is known. */
  public TypeRef typeOf(Value value) {
    if (value instanceof Value.Result) {
      Op.Call call = call(value);
      return call == null ? TypeRef.UNKNOWN : call.result();
    }
    if (value instanceof Value.Local local) {
      return variables.get(local.variable()).type();
    }
    if (value instanceof Value.OfField field) {
      return field.type();
    }
    if (value instanceof Value.This self) {
      return TypeRef.of(self.type());
    }
    if (value instanceof Value.Function function) {
      return byId.get(function.body()).functionalType();
    }
    if (value instanceof Value.ElementOf element) {
      return element.type();
    }
    return value instanceof Value.Unknown unknown ? unknown.type() : TypeRef.UNKNOWN;
  }
}
