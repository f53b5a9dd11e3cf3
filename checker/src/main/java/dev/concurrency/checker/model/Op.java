package dev.concurrency.checker.model;

import java.util.List;

/** Something that a body does. */
public sealed interface Op {

  /** Position in the body's order of evaluation. */
  int id();

  /** The innermost region of the body that holds it; 0 is the body itself. */
  int region();

  Place place();

  /** How the target of a call is found at run time. */
  enum Dispatch {
    STATIC,
    /** Constructor, {@code super.} or private call. */
    SPECIAL,
    VIRTUAL
  }

  /**
   * A method or constructor call.
   *
   * @param target the declared method that javac chose
   * @param receiverType erased static type of the receiver; the class itself for static calls and constructors
   * @param result type of the value; the class for a constructor
   * @param receiver null for static calls and constructors
   * @param mayIgnore the method, its class or its package says with {@code @CanIgnoreReturnValue} that the result may be thrown away
   * @param arguments one per declared parameter: those of a variable-arity parameter stand as a {@link Value.Array}
   * @param interruptible the method declares that it throws {@link InterruptedException}
   */
  record Call(
      int id,
      int region,
      Place place,
      MethodRef target,
      String receiverType,
      Dispatch dispatch,
      TypeRef result,
      boolean mayIgnore,
      Value receiver,
      List<Value> arguments,
      boolean interruptible)
      implements Op {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** How a field is touched. */
  enum Access {
    READ,
    WRITE,
    /** Read and written in one expression, as by {@code ++}. */
    COMPOUND
  }

  /** Reads or writes a field; {@code receiver} is null for a static one, {@code value} is null for a read. */
  record FieldAccess(int id, int region, Place place, FieldRef field, Access access, Value receiver, Value value) implements Op {}

  /** Writes an element of an array, or, if {@code compound}, reads and writes it in one expression. */
  record ElementWrite(int id, int region, Place place, Value array, Value index, boolean compound) implements Op {}

  /** Leaves the body; {@code value} is null for {@code return;}. */
  record Return(int id, int region, Place place, Value value) implements Op {}

  record Throw(int id, int region, Place place, Value value) implements Op {}

  /** Gives a local variable or parameter another value, behind its declaration. */
  record LocalWrite(int id, int region, Place place, int variable, Value value) implements Op {}

  /**
   * {@code break} or {@code continue}.
   *
   * @param loop the region of the loop that it leaves, or begins anew; -1 for a {@code break} that leaves something else
   */
  record Jump(int id, int region, Place place, int loop, boolean again) implements Op {}
}
