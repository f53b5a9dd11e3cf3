package dev.concurrency.checker.javac;

import com.google.common.collect.ImmutableSet;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** The program while it is being read: what becomes of a value is known only after the value. */
final class Drafts {

  final List<BodyDraft> bodies = new ArrayList<>();
  final List<VariableDraft> variables = new ArrayList<>();
  final Map<FieldRef, FieldDraft> fields = new LinkedHashMap<>();
  final Map<Element, Integer> variableIds = new HashMap<>();

  /** How far the reading has come. */
  record Mark(int bodies, int variables) {}

  Mark mark() {
    return new Mark(bodies.size(), variables.size());
  }

  /** Takes back what was read since, of which some may be half done. */
  void backTo(Mark mark) {
    bodies.subList(mark.bodies, bodies.size()).clear();
    variables.subList(mark.variables, variables.size()).clear();
    variableIds.values().removeIf(id -> id >= mark.variables);
    fields.values().forEach(field -> field.values.replaceAll(value -> isSince(mark, value) ? new Value.Unknown(field.type) : value));
  }

  private static boolean isSince(Mark mark, Value value) {
    if (value instanceof Value.Result result) {
      return result.body() >= mark.bodies;
    } else if (value instanceof Value.Function function) {
      return function.body() >= mark.bodies;
    } else if (value instanceof Value.Local local) {
      return local.variable() >= mark.variables;
    } else if (value instanceof Value.OfField read) {
      return isSince(mark, read.receiver());
    } else if (value instanceof Value.ElementOf element) {
      return isSince(mark, element.collection());
    } else if (value instanceof Value.OneOf oneOf) {
      return oneOf.values().stream().anyMatch(one -> isSince(mark, one));
    }
    return value instanceof Value.Array array && array.elements().stream().anyMatch(one -> isSince(mark, one));
  }

  /** A body to be; see {@link Body} for the fields. */
  static final class BodyDraft {
    final int id;
    final Body.Kind kind;
    MethodRef method;
    String owner;
    String topLevelClass;
    SourceFile file;
    Set<Modifier> modifiers = Set.of();
    Set<String> annotations = Set.of();
    TypeRef returnType = TypeRef.VOID;
    TypeRef functionalType;
    Set<MethodRef> overrides = Set.of();
    final List<Integer> parameters = new ArrayList<>();
    int enclosing = -1;
    Use use;
    final List<Op> ops = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<Region> regions = new ArrayList<>();
    Place place;

    BodyDraft(int id, Body.Kind kind) {
      this.id = id;
      this.kind = kind;
      regions.add(new Region.Whole(0, -1));
    }

    Body finish() {
      return new Body(
          id, kind, method, owner, topLevelClass, file, ImmutableSet.copyOf(modifiers), ImmutableSet.copyOf(annotations), returnType, functionalType,
          ImmutableSet.copyOf(overrides), List.copyOf(parameters), enclosing, use, List.copyOf(ops), calls(), java.util.Collections.unmodifiableList(uses),
          List.copyOf(regions), place);
    }

    private List<Op.Call> calls() {
      List<Op.Call> calls = new ArrayList<>();
      for (Op op : ops) {
        if (op instanceof Op.Call call) {
          calls.add(call);
        }
      }
      return List.copyOf(calls);
    }
  }

  /** A variable to be; see {@link Variable}. */
  record VariableDraft(int id, String name, TypeRef type, int body, int region, int parameter, List<Value> values, List<Use> uses) {}

  /** A field to be; see {@link Field}. */
  record FieldDraft(FieldRef ref, TypeRef type, Set<Modifier> modifiers, Set<String> annotations, List<Value> values) {}

  BodyDraft body(Body.Kind kind) {
    BodyDraft draft = new BodyDraft(bodies.size(), kind);
    bodies.add(draft);
    return draft;
  }

  /** Declares a variable. {@code element} is null for one that the source does not name. */
  VariableDraft variable(Element element, String name, TypeRef type, int body, int region, int parameter) {
    VariableDraft draft = new VariableDraft(variables.size(), name, type, body, region, parameter, new ArrayList<>(), new ArrayList<>());
    variables.add(draft);
    if (element != null) {
      variableIds.put(element, draft.id);
    }
    return draft;
  }

  /** Says what becomes of a value. Only the first word counts for a call or function: its value is used once. */
  void use(Value value, Use use) {
    if (value instanceof Value.Result result) {
      BodyDraft body = bodies.get(result.body());
      if (body.uses.get(result.op()) == null) {
        body.uses.set(result.op(), use);
      }
    } else if (value instanceof Value.Local local) {
      variables.get(local.variable()).uses.add(use);
    } else if (value instanceof Value.Function function) {
      BodyDraft body = bodies.get(function.body());
      if (body.use == null) {
        body.use = use;
      }
    } else if (value instanceof Value.OneOf oneOf) {
      oneOf.values().forEach(one -> use(one, use));
    } else if (value instanceof Value.Array array) {
      array.elements().forEach(element -> use(element, use));
    }
  }
}
