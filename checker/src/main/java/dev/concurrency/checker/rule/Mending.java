package dev.concurrency.checker.rule;

import com.google.common.base.Splitter;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fixes for values that are thrown away: the call, as the catalogue writes it, that sees to it that nothing is lost. */
final class Mending {

  private static final Pattern LOG = Pattern.compile("\\blog\\(");
  /** Names that the catalogue and the fixes give to what a function is called with. */
  private static final List<String> NAMES = List.of("done", "failure");
  private static final Splitter AT_BRACES = Splitter.on(Pattern.compile("(?<=\\{) | (?=\\})"));

  private final Body body;
  private final Op.Call call;
  private final Code code;

  Mending(Body body, Op.Call call, Code code) {
    this.body = body;
    this.call = call;
    this.code = code;
  }

  /** Calls what mends on the value of the call, behind it; null where there is none, or the value is also something else than thrown away. */
  Fix appended(String description) {
    Use use = code.program().use(body, call);
    boolean isAlone = use != null && (use.kind() == Use.Kind.DISCARDED || use.kind() == Use.Kind.VOIDED);
    Entry mends = isAlone && Texts.closingOf(body, call) >= 0 ? mostSpecific(call.result().name(), entry -> true) : null;
    if (mends == null) {
      return null;
    }
    String dot = lineOfItsOwn();
    int end = call.place().end();
    String text = dot + "." + mends.name() + "(" + written(mends.tag(), message(), dot.isEmpty() ? body.file().breakBefore(call.place().statementStart()) : dot) + ")";
    return review(description.formatted(mends.name()), new TextEdit(end, end, text));
  }

  /** Gives the call the further arguments with which it mends; null where its method has no such overload. */
  Fix completed(String description) {
    List<String> given = call.target().parameterTypes();
    int close = Texts.closingOf(body, call);
    Entry mends = close >= 0 ? mostSpecific(call.receiverType(), entry -> entry.name().equals(call.target().name()) && (entry.isNever() || takesMore(entry, given))) : null;
    if (mends == null) {
      return null;
    }
    String more = String.join(", ", mends.writtenArguments().subList(given.size(), mends.parameters().size()));
    return review(description, new TextEdit(close, close, (given.isEmpty() ? "" : ", ") + written(more, message(), body.file().breakBefore(call.place().statementStart()))));
  }

  /** Code with its names made free, its blocks laid out behind such a line break, and {@code log(…)} written out with a message. */
  String written(String template, String message, String lineBreak) {
    StringBuilder lines = new StringBuilder();
    String indent = lineBreak;
    for (String line : AT_BRACES.split(withFreeNames(template))) {
      indent = line.startsWith("}") ? indent.substring(0, indent.length() - 2) : indent;
      lines.append(lines.length() == 0 ? "" : indent).append(line);
      indent = line.endsWith("{") ? indent + "  " : indent;
    }
    String system = code.program().types().stream().anyMatch(Mending::hidesSystem) ? "java.lang.System" : "System";
    String log = system + ".getLogger(\"" + body.topLevelClass() + "\").log(" + system + ".Logger.Level.WARNING, \"" + message + "\", ";
    return LOG.matcher(lines).replaceAll(Matcher.quoteReplacement(log));
  }

  private static Fix review(String description, TextEdit... edits) {
    return new Fix(description, Fix.Safety.REVIEW, List.of(edits));
  }

  /** The binary name of a local class has a number in front of its own. */
  private static boolean hidesSystem(TypeInfo type) {
    return TypeRef.simpleName(type.name()).replaceFirst("^\\d+", "").equals("System") && !type.name().equals("java.lang.System");
  }

  private static boolean takesMore(Entry entry, List<String> given) {
    return entry.parameters().size() > given.size() && entry.parameters().subList(0, given.size()).equals(given);
  }

  private Entry mostSpecific(String type, Predicate<Entry> condition) {
    Program program = code.program();
    Entry best = null;
    for (Entry entry : code.entries(Verb.MENDS)) {
      boolean fits = program.isSubtype(type, entry.owner()) && condition.test(entry);
      if (fits && (best == null || program.isSubtype(entry.owner(), best.owner()) && !entry.owner().equals(best.owner()))) {
        best = entry;
      }
    }
    return best == null || best.isNever() ? null : best;
  }

  /** The line break and blanks in front of the dot of the call, if the chain is written with a call on each line; else nothing. */
  private String lineOfItsOwn() {
    String text = body.file().text();
    int dot = Dropped.nameOf(body, call) - 1;
    String lineBreak = body.file().breakBefore(dot);
    return dot >= lineBreak.length() && text.charAt(dot) == '.' && text.startsWith(lineBreak, dot - lineBreak.length()) ? lineBreak : "";
  }

  private String message() {
    Op.Call beginning = call;
    for (Op.Call each : code.chains().upstream(new Value.Result(body.id(), call.id()))) {
      if (code.isFuture(each.result().name()) || code.isPublisher(each.result().name())) {
        beginning = each;
      }
    }
    String end = call.target().shortName();
    return (beginning == call ? end : "The chain from " + beginning.target().shortName() + " to " + end) + " failed";
  }

  private String withFreeNames(String template) {
    String named = template;
    for (String name : NAMES) {
      String free = name;
      for (int i = 2; isTaken(free); i++) {
        free = name + i;
      }
      named = named.replaceAll("\\b" + name + "\\b", free);
    }
    return named;
  }

  /** Whether the word stands anywhere in the member before the end of the call, as the name of any variable does that is known there. */
  private boolean isTaken(String name) {
    Body member = code.program().member(body);
    // The parameters of a compact constructor stand before its name.
    int start = member.kind() == Body.Kind.METHOD ? member.place().start() : 0;
    return Pattern.compile("\\b" + name + "\\b").matcher(body.file().text()).region(Math.min(start, call.place().end()), call.place().end()).find();
  }
}
