package dev.concurrency.checker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Code that runs as one piece.
 *
 * @param id unique in the program
 * @param method the method itself; for a lambda or method reference the method of the functional interface that it implements
 * @param owner binary name of the class that holds it
 * @param topLevelClass binary name of the top-level class that holds it
 * @param overrides all methods that it overrides or implements, directly and indirectly
 * @param annotations binary names of its annotations
 * @param functionalType type of the functional interface; null unless a lambda or method reference
 * @param parameters variables, by their number in the program
 * @param enclosing the body that lexically holds it, or -1
 * @param use what becomes of a lambda or method reference; null for others
 * @param ops in the order of evaluation; an op's id is its position here
 * @param calls the calls among the ops
 * @param uses what becomes of the value of each op; null where an op has none
 * @param regions a region's id is its position here
 */
public record Body(
    int id,
    Kind kind,
    MethodRef method,
    String owner,
    String topLevelClass,
    SourceFile file,
    Set<Modifier> modifiers,
    Set<String> annotations,
    TypeRef returnType,
    TypeRef functionalType,
    Set<MethodRef> overrides,
    List<Integer> parameters,
    int enclosing,
    Use use,
    List<Op> ops,
    List<Op.Call> calls,
    List<Use> uses,
    List<Region> regions,
    Place place) {

  /** What kind of code it is. */
  public enum Kind {
    METHOD,
    CONSTRUCTOR,
    /** Initialisers of fields and initialiser blocks. */
    INITIALIZER,
    STATIC_INITIALIZER,
    LAMBDA,
    METHOD_REFERENCE
  }

  public boolean isFunction() {
    return kind == Kind.LAMBDA || kind == Kind.METHOD_REFERENCE;
  }

  /** The regions around an op, innermost first, without the whole body. */
  public List<Region> around(Op op) {
    List<Region> around = new ArrayList<>();
    for (int at = op.region(); at > 0; at = regions.get(at).parent()) {
      around.add(regions.get(at));
    }
    return around;
  }

  /** The innermost region of this type around an op, or null. */
  public <R extends Region> R innermost(Op op, Class<R> type) {
    for (Region region : around(op)) {
      if (type.isInstance(region)) {
        return type.cast(region);
      }
    }
    return null;
  }

  /** What it returns, one value for each {@code return} that has one. */
  public List<Value> returned() {
    List<Value> returned = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Op.Return leave && leave.value() != null) {
        returned.add(leave.value());
      }
    }
    return returned;
  }

  /** From the line where the body begins to the last line on which it does something. */
  public Place lines() {
    int last = place.line();
    for (Op op : ops) {
      last = Math.max(last, op.place().statementEndLine());
    }
    return new Place(
        place.line(), place.column(), place.codeLine(), place.start(), place.end(), place.start(), place.end(), place.line(), last, place.suppressed());
  }

  /** Whether region {@code inner} lies in region {@code outer} or is it. */
  public boolean within(int inner, int outer) {
    for (int at = inner; at >= 0; at = regions.get(at).parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /** A body is equal to itself only: nobody compares two programs, and comparing all of its parts is slow. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return kind + " " + method.shortName() + " at " + file + ":" + place.line();
  }
}
