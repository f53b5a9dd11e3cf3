package dev.concurrency.checker.finding;

import java.util.List;

/**
 * One place where a concurrency model is used against its nature.
 *
 * @param id stable hash of rule, owner, method, normalised statement and ordinal; contains no line number, so that it survives edits elsewhere
 * @param rule name of the rule, for instance {@code BlockingOnEventLoop}
 * @param message what happens at run time, in one or two sentences
 * @param file path of the source file, relative to the module's base directory, with {@code /}
 * @param line 1-based line of the flagged call's name; a {@link Site} has the class file's line, which may be another one
 * @param column 1-based column on that line
 * @param statementStart 1-based first line of the enclosing statement
 * @param statementEnd 1-based last line of the enclosing statement
 * @param startOffset UTF-16 offset of the first character of the flagged expression
 * @param endOffset UTF-16 offset behind its last character
 * @param owner binary name of the class that holds the flagged code
 * @param method name and erased descriptor of the method that lexically holds it
 * @param context the kind of thread on which the code runs, with its reason, in words; empty where the rule does not depend on it
 * @param path from the origin of the context to the flagged place; empty where the rule does not depend on it
 * @param sites what to watch; the first one is the flagged place itself, unless the harm of it shows elsewhere only
 */
public record Finding(
    String id,
    String rule,
    Severity severity,
    String message,
    String file,
    int line,
    int column,
    int statementStart,
    int statementEnd,
    int startOffset,
    int endOffset,
    String owner,
    String method,
    String context,
    List<PathStep> path,
    List<Site> sites,
    List<Fix> fixes) {

  public Finding {
    path = List.copyOf(path);
    sites = List.copyOf(sites);
    fixes = List.copyOf(fixes);
  }

  public Finding as(Severity other) {
    return new Finding(
        id, rule, other, message, file, line, column, statementStart, statementEnd, startOffset, endOffset, owner, method, context, path, sites, fixes);
  }

  public Finding saying(String other) {
    return new Finding(
        id, rule, severity, other, file, line, column, statementStart, statementEnd, startOffset, endOffset, owner, method, context, path, sites, fixes);
  }
}
