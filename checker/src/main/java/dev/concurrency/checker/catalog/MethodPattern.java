package dev.concurrency.checker.catalog;

import com.google.common.base.Splitter;
import dev.concurrency.checker.model.MethodRef;
import java.util.List;

/**
 * Names a type, or methods of it, as the catalogue files do: {@code a.B}, {@code a.B#m}, {@code a.B#m(int,java.lang.String)}, {@code a.B#<init>},
 * {@code a.B#get*}, {@code a.B#m(int,*)}.
 *
 * @param owner binary name of the type
 * @param name the method's name, {@code <init>} for constructors, a prefix with {@code *}; empty for the type itself
 * @param parameters erased parameter types, the last may be {@code *} for any number of further ones; null for all overloads
 */
public record MethodPattern(String owner, String name, List<String> parameters) {

  private static final String ANY = "*";

  /** A limit of the class file format. */
  private static final int MOST_PARAMETERS = 255;

  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /** Reads a pattern; null if the text is not one. Without a regular expression: all of the catalogue is read at each start of a compiler. */
  public static MethodPattern parse(String text) {
    int hash = text.indexOf('#');
    int bracket = text.indexOf('(', hash + 1);
    boolean closed = bracket < 0 || text.endsWith(")");
    String owner = hash < 0 ? text : text.substring(0, hash);
    if (hash < 0) {
      return isWord(owner, ".$") ? new MethodPattern(owner, "", null) : null;
    }
    String name = text.substring(hash + 1, bracket < 0 ? text.length() : bracket);
    String parameters = bracket < 0 || !closed ? null : text.substring(bracket + 1, text.length() - 1);
    boolean isName = name.equals(MethodRef.CONSTRUCTOR) || name.equals(ANY) || isWord(withoutAny(name), "$");
    boolean areParameters = parameters == null || withoutAny(parameters).isEmpty() || isWord(withoutAny(parameters), ".$,[]");
    return closed && isWord(owner, ".$") && isName && areParameters
        ? new MethodPattern(owner, name, parameters == null ? null : Splitter.on(',').omitEmptyStrings().splitToList(parameters))
        : null;
  }

  private static String withoutAny(String text) {
    return text.endsWith(ANY) ? text.substring(0, text.length() - 1) : text;
  }

  /** Letters, digits, underscores and these. */
  private static boolean isWord(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || others.indexOf(c) >= 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether the pattern fits a method of its type or of a subtype. A prefix fits neither constructors nor what every object has. */
  public boolean matches(MethodRef method) {
    return fits(method.name())
        && (parameters == null || takes(method.parameterTypes()))
        && !(isPrefix() && method.owner().equals("java.lang.Object"));
  }

  /** Whether the pattern is about methods of this name. */
  boolean fits(String methodName) {
    return isPrefix() ? methodName.startsWith(prefix()) && !methodName.equals(MethodRef.CONSTRUCTOR) : name.equals(methodName);
  }

  private boolean takes(List<String> parameterTypes) {
    if (!isOpenEnded()) {
      return parameters.equals(parameterTypes);
    }
    int leading = parameters.size() - 1;
    return parameterTypes.size() >= leading && parameterTypes.subList(0, leading).equals(parameters.subList(0, leading));
  }

  /** How narrowly the pattern names its method; the narrower of two patterns of one type wins. Parameters count most, then the whole name. */
  int precision() {
    int given = parameters == null ? 0 : isOpenEnded() ? parameters.size() : MOST_PARAMETERS + 1;
    return given * 1_000_000 + (isPrefix() ? 0 : 100_000) + name.length();
  }

  /** What the names of its methods begin with; null if it is about methods of one name, or about a type. */
  String prefix() {
    return isPrefix() ? name.substring(0, name.length() - 1) : null;
  }

  private boolean isPrefix() {
    return name.endsWith(ANY);
  }

  private boolean isOpenEnded() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).equals(ANY);
  }

  @Override
  public String toString() {
    return owner + (name.isEmpty() ? "" : "#" + name) + (parameters == null ? "" : "(" + String.join(",", parameters) + ")");
  }
}
