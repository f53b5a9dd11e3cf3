package dev.concurrency.checker.model;

/**
 * What becomes of a value.
 *
 * @param body the body in which it happens
 * @param op the operation that takes it, for RECEIVER and ARGUMENT; else -1
 * @param index the argument's position for ARGUMENT, the variable for ASSIGNED; else -1
 */
public record Use(Kind kind, int body, int op, int index) {

  /** The ways to use a value. */
  public enum Kind {
    /** An expression statement: nobody has it. */
    DISCARDED,
    /** The value of a lambda expression or method reference, whose functional interface has no room for it: nobody has it. */
    VOIDED,
    /** Goes into a local variable. */
    ASSIGNED,
    /** Goes into a field or an array element. */
    STORED,
    /** Returned, or the value of an expression lambda. */
    RETURNED,
    /** A method is called on it. */
    RECEIVER,
    /** Passed to a call. */
    ARGUMENT,
    /** Anything else: compared, tested, concatenated, thrown, synchronised on. */
    OTHER
  }

  public static Use of(Kind kind, int body) {
    return new Use(kind, body, -1, -1);
  }
}
