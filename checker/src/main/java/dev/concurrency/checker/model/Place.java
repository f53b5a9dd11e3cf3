package dev.concurrency.checker.model;

import java.util.Set;

/**
 * Where something stands in the source.
 *
 * @param line 1-based line where a person sees it: for a call the line of the callee's name
 * @param column 1-based column on that line
 * @param codeLine 1-based line that the class file has for it: for a call that of its opening parenthesis, for a method reference that of the
 *     code before it
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset behind its last character
 * @param statementStart UTF-16 offset of the enclosing statement
 * @param statementEnd UTF-16 offset behind the enclosing statement
 * @param statementStartLine 1-based
 * @param statementEndLine 1-based
 * @param suppressed rule names that a {@code @SuppressWarnings} around it switches off
 */
public record Place(
    int line,
    int column,
    int codeLine,
    int start,
    int end,
    int statementStart,
    int statementEnd,
    int statementStartLine,
    int statementEndLine,
    Set<String> suppressed) {

  /** The same place, with a statement that begins where that of an earlier one does. */
  public Place since(Place earlier) {
    return new Place(
        line, column, codeLine, start, end, earlier.statementStart, statementEnd, earlier.statementStartLine, statementEndLine, suppressed);
  }
}
