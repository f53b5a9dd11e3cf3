package dev.concurrency.checker.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An erased method, so that source and class file agree.
 *
 * @param owner binary name of the declaring class, for instance {@code java.util.Map$Entry}
 * @param name {@code <init>} for a constructor
 * @param descriptor erased JVM descriptor, for instance {@code (Ljava/lang/Object;I)V}
 */
public record MethodRef(String owner, String name, String descriptor) {

  public static final String CONSTRUCTOR = "<init>";

  // Written out: a record's own are slow until the JVM is warm, which a compiler's hardly ever is, and many maps have these as keys.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof MethodRef that && name.equals(that.name) && owner.equals(that.owner) && descriptor.equals(that.descriptor);
  }

  @Override
  public int hashCode() {
    return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
  }

  public boolean isConstructor() {
    return name.equals(CONSTRUCTOR);
  }

  /** The parameter types as erased names: {@code int}, {@code java.lang.String}, {@code byte[]}. */
  public List<String> parameterTypes() {
    return types(descriptor.substring(1, descriptor.indexOf(')')));
  }

  /** The return type as an erased name. */
  public String returnType() {
    String type = descriptor.substring(descriptor.indexOf(')') + 1);
    return type.equals("V") ? "void" : types(type).get(0);
  }

  private static List<String> types(String descriptors) {
    List<String> types = new ArrayList<>();
    int at = 0;
    while (at < descriptors.length()) {
      int dimensions = 0;
      while (descriptors.charAt(at) == '[') {
        dimensions++;
        at++;
      }
      String type;
      if (descriptors.charAt(at) == 'L') {
        int end = descriptors.indexOf(';', at);
        type = descriptors.substring(at + 1, end).replace('/', '.');
        at = end + 1;
      } else {
        type = primitive(descriptors.charAt(at++));
      }
      types.add(type + "[]".repeat(dimensions));
    }
    return types;
  }

  /** {@code Prices.lookup}, or {@code new Prices} for a constructor: how a person would name it. */
  public String shortName() {
    String simple = TypeRef.simpleName(owner);
    return isConstructor() ? "new " + simple : simple + "." + name;
  }

  private static String primitive(char code) {
    return switch (code) {
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'D' -> "double";
      case 'F' -> "float";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'S' -> "short";
      case 'Z' -> "boolean";
      default -> throw new IllegalArgumentException("no descriptor code: " + code);
    };
  }
}
