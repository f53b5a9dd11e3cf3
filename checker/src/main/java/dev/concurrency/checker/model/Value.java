package dev.concurrency.checker.model;

import java.util.List;

/** Where a value comes from, one step back; {@link Program#origin} goes all the way. */
public sealed interface Value {

  /** The receiver of the method. */
  record This(String type) implements Value {}

  /** A local variable or parameter, by its number in the program. */
  record Local(int variable) implements Value {}

  /** A field; {@code receiver} is null for a static one. */
  record OfField(FieldRef field, TypeRef type, Value receiver) implements Value {}

  /** A compile-time constant; {@code null} for the null literal. */
  record Constant(Object value) implements Value {}

  /** What a call in some body returned, or the object that a constructor call made. */
  record Result(int body, int op) implements Value {}

  /** A lambda or method reference. */
  record Function(int body) implements Value {}

  /** An array made of these elements, as by a variable-arity call or an array initialiser. */
  record Array(List<Value> elements) implements Value {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** One of these, as from a conditional expression. */
  record OneOf(List<Value> values) implements Value {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** An element of a collection or array, as a for-each loop hands it out. */
  record ElementOf(Value collection, TypeRef type) implements Value {}

  /** Nothing known but the type. */
  record Unknown(TypeRef type) implements Value {}
}
