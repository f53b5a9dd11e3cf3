package dev.concurrency.checker.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One line of the catalogue.
 *
 * @param owner binary name of the type that declares the method, or the type itself
 * @param name the method's name, {@code <init>} for constructors, a prefix with {@code *}; empty for an entry about the type
 * @param parameters erased parameter types, the last may be {@code *} for any further ones; null for all overloads
 * @param argument position of the functional argument for {@link Verb#RUNS}; else -1
 * @param where for the verbs that speak of threads, unless the entry is an exception; else null
 * @param tag the word that follows for the other verbs: the kind of blocking, {@code hot} or {@code cold}, {@code wait} or {@code stage}, what a driver has beside it, the arguments of what mends, the type of what follows;
 *     else empty
 * @param conditions what makes it not apply, for instance {@code unless:done} or {@code except:passed-to:io.netty…#addLast}
 * @param reason printed with a finding; empty if none was given
 * @param origin file and line of the entry, for messages
 */
public record Entry(
    Verb verb,
    String owner,
    String name,
    List<String> parameters,
    int argument,
    Where where,
    String tag,
    List<String> conditions,
    String reason,
    String origin) {

  private static final Set<String> OUTSIDE = Set.of("network", "jdbc", "file", "process", "console");

  public Entry {
    parameters = parameters == null ? null : List.copyOf(parameters);
    conditions = List.copyOf(conditions);
  }

  /** The entry says that its subject does <em>not</em> do what the verb says: it carves an exception out of a wider entry. */
  public boolean isNever() {
    return tag.equals("never");
  }

  /** Whether the call waits for something outside the JVM, which may take longer another time, rather than for one of the JVM's own threads. */
  public boolean waitsForOutside() {
    return verb == Verb.BLOCKS && OUTSIDE.contains(tag);
  }

  /** Of a call that mends, its arguments one by one, as they are written. */
  public List<String> writtenArguments() {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(tag.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!tag.isBlank()) {
      arguments.add(tag.substring(start).strip());
    }
    return arguments;
  }

  /** The methods, or the type, that the entry is about. */
  public MethodPattern subject() {
    return new MethodPattern(owner, name, parameters);
  }

  /** How narrowly the entry names its method; the narrower of two entries of one type wins. */
  int precision() {
    return subject().precision();
  }
}
