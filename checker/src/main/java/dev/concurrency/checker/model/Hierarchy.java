package dev.concurrency.checker.model;

import java.util.Set;

/** Which types are subtypes of which, in a program or in class files. */
public interface Hierarchy {

  /** All supertypes, direct and indirect, without the type itself; empty if the type is not known. */
  Set<String> supertypes(String type);

  default boolean isSubtype(String type, String supertype) {
    return type.equals(supertype) || supertypes(type).contains(supertype);
  }

  /** Whether a method of a type, or of a subtype of it, is that type's or overrides one of it: it may only have the name. */
  boolean isOf(String type, MethodRef method);
}
