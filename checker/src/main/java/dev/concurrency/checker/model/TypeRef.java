package dev.concurrency.checker.model;

import java.util.List;

/**
 * A type as far as rules look at it.
 *
 * @param name erased: {@code int}, {@code void}, {@code java.util.Map$Entry}, {@code byte[]}
 * @param arguments type arguments, as far as they are known; a wildcard stands as its bound
 */
public record TypeRef(String name, List<TypeRef> arguments) {

  public static final TypeRef VOID = of("void");
  public static final TypeRef UNKNOWN = of("");

  public TypeRef {
    arguments = List.copyOf(arguments);
  }

  public static TypeRef of(String name) {
    return new TypeRef(name, List.of());
  }

  /** A type's own name, as people say it: {@code Entry} for {@code java.util.Map$Entry}. */
  public static String simpleName(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  public boolean isVoid() {
    return name.equals("void");
  }
}
