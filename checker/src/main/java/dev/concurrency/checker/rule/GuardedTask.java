package dev.concurrency.checker.rule;

import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edits by which a periodic task, a {@code Runnable} that a call is given first, catches what it throws, and writes it to the log. */
final class GuardedTask {

  private static final String RUNNABLE = "java.lang.Runnable";
  /** Stands in templates for the code that is guarded. */
  private static final String TASK = "task;";
  private static final String GUARD = "try { " + TASK + " } catch (RuntimeException failure) { log(failure); }";
  /** The break before a line with something in it. */
  private static final Pattern LINE = Pattern.compile("\\n(?=[ \\t]*\\S)");
  private static final Pattern HEAD = Pattern.compile("\\(\\s*\\)\\s*->\\s*");
  private static final Pattern REFERENCE = Pattern.compile("([\\p{javaJavaIdentifierPart}.]+)::(\\p{javaJavaIdentifierPart}+)");

  private final Body body;
  private final Op.Call call;
  private final Code code;
  private final String text;

  GuardedTask(Body body, Op.Call call, Code code) {
    this.body = body;
    this.call = call;
    this.code = code;
    this.text = body.file().text();
  }

  /** Empty where the task is written in another way than a lambda, a reference to a method, or a variable that never changes. */
  List<TextEdit> edits() {
    Value task = call.arguments().isEmpty() ? null : call.arguments().get(0);
    if (task instanceof Value.Local local) {
      return ofVariable(code.program().variable(local.variable()));
    }
    Body function = task instanceof Value.Function made ? code.program().body(made.body()) : null;
    if (function == null || !function.functionalType().name().equals(RUNNABLE)) {
      return List.of();
    }
    return function.kind() == Body.Kind.METHOD_REFERENCE ? ofReference(function) : ofLambda(function);
  }

  private List<TextEdit> ofVariable(Variable task) {
    int name = Dropped.nameOf(body, call);
    int start = name + call.target().name().length() + 1;
    boolean isNamed = name >= 0 && Pattern.compile(Pattern.quote(task.name()) + "\\s*,").matcher(text).region(start, text.length()).lookingAt();
    return isNamed && isEffectivelyFinal(task) && code.program().isSubtype(task.type().name(), RUNNABLE)
        ? List.of(new TextEdit(start, start + task.name().length(), lambda(task.name() + ".run();")))
        : List.of();
  }

  /** Of a method of a class, of this object, or of one in a variable: another expression would be evaluated at another time. */
  private List<TextEdit> ofReference(Body reference) {
    Matcher written = REFERENCE.matcher(text).region(reference.place().start(), reference.place().end());
    Op.Call run = reference.calls().size() == 1 ? reference.calls().get(0) : null;
    if (run == null || run.target().isConstructor() || !written.lookingAt()) {
      return List.of();
    }
    Value of = run.receiver();
    boolean isTheSameLater = of == null || of instanceof Value.This || of instanceof Value.Local local && isEffectivelyFinal(code.program().variable(local.variable()));
    return isTheSameLater ? List.of(new TextEdit(written.start(), written.end(), lambda(written.group(1) + "." + written.group(2) + "();"))) : List.of();
  }

  private List<TextEdit> ofLambda(Body lambda) {
    Matcher head = HEAD.matcher(text).region(lambda.place().start(), lambda.place().end());
    if (!head.lookingAt()) {
      return List.of();
    }
    int start = head.end();
    int end = endOfCode(start, lambda.place().end());
    if (text.charAt(start) != '{') {
      String[] around = split("{ " + GUARD + " }", body.file().breakBefore(call.place().statementStart()));
      boolean endsInComment = text.substring(text.lastIndexOf('\n', end - 1) + 1, end).contains("//");
      int semicolon = endsInComment ? lambda.place().end() : end;
      return List.of(new TextEdit(start, start, around[0]), new TextEdit(semicolon, semicolon, ";" + around[1]));
    }
    if (text.charAt(end - 1) != '}') {
      return List.of();
    }
    String lineBreak = body.file().breakBefore(end - 1);
    String[] around = split(GUARD, lineBreak + "  ");
    int first = start + 1;
    while (Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    int last = endOfCode(first, end - 1);
    List<TextEdit> edits = new ArrayList<>();
    edits.add(new TextEdit(start + 1, first, lineBreak + "  " + around[0]));
    boolean mayBeMoved = !text.substring(first, last).contains("\"\"\"");
    Matcher line = LINE.matcher(text).region(first, last);
    while (mayBeMoved && line.find()) {
      edits.add(new TextEdit(line.end(), line.end(), "  "));
    }
    edits.add(new TextEdit(last, end - 1, around[1] + lineBreak));
    return edits;
  }

  /** What is written before and behind the guarded code. */
  private String[] split(String template, String lineBreak) {
    return new Mending(body, call, code).written(template, "The periodic task failed", lineBreak).split(TASK, 2);
  }

  private String lambda(String run) {
    return "() -> " + String.join(run, split("{ " + GUARD + " }", body.file().breakBefore(call.place().statementStart())));
  }

  /** Without the blanks at the end of a piece of code. */
  private int endOfCode(int start, int end) {
    int at = end;
    while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Its one value is that of its declaration, or its caller's. */
  private boolean isEffectivelyFinal(Variable variable) {
    return variable.values().size() == (variable.isParameter() ? 0 : 1)
        && code.program().body(variable.body()).ops().stream().noneMatch(op -> op instanceof Op.LocalWrite write && write.variable() == variable.id());
  }
}
