package dev.concurrency.checker.catalog;

import com.google.common.base.Splitter;
import dev.concurrency.checker.model.MethodRef;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a type, or methods of it, as the catalogue files do: {@code a.B}, {@code a.B#m}, {@code a.B#m(int,java.lang.String)}, {@code a.B#<init>},
 * {@code a.B#get*}, {@code a.B#m(int,*)}.
 *
 * @param owner binary name of the type
 * @param name the method's name, {@code <init>} for constructors, a prefix with {@code *}; empty for the type itself
 * @param parameters erased parameter types, the last may be {@code *} for any number of further ones; null for all overloads
 */
public record MethodPattern(String owner, String name, List<String> parameters) {

  private static final Pattern SYNTAX = Pattern.compile("([\\w.$]+)(?:#(<init>|[\\w$]+\\*?|\\*)(?:\\(([\\w.$,\\[\\]]*\\*?)\\))?)?");
  private static final String ANY = "*";

  /** A limit of the class file format. */
  private static final int MOST_PARAMETERS = 255;

  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /** Reads a pattern; null if the text is not one. */
  public static MethodPattern parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    String parameters = matcher.group(3);
    return new MethodPattern(matcher.group(1), name, parameters == null ? null : Splitter.on(',').omitEmptyStrings().splitToList(parameters));
  }

  /** Whether the pattern fits a method of its type or of a subtype. A prefix fits neither constructors nor what every object has. */
  public boolean matches(MethodRef method) {
    return matches(method.name(), method.parameterTypes()) && !(isPrefix() && method.owner().equals("java.lang.Object"));
  }

  boolean matches(String methodName, List<String> parameterTypes) {
    boolean named =
        isPrefix()
            ? methodName.startsWith(name.substring(0, name.length() - 1)) && !methodName.equals(MethodRef.CONSTRUCTOR)
            : name.equals(methodName);
    if (!named || parameters == null) {
      return named;
    }
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
