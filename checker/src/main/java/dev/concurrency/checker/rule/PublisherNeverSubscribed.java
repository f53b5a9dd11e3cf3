package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A publisher that is thrown away: what it describes never happens. */
@AutoService(Rule.class)
public final class PublisherNeverSubscribed implements Rule {

  private static final Pattern BETWEEN_STATEMENTS = Pattern.compile(";(?:\\s|//.*\\n|/\\*(?s:.*?)\\*/)*");
  private static final String RETURN = "return ";

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A publisher is thrown away without a subscriber, so that its work never happens.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (Dropped.isDropped(body, call, code.program()) && Dropped.isNewPublisher(body, call, code)) {
        String message = "Nobody subscribes to the publisher that " + call.target().shortName() + " returns: what it describes never happens.";
        Fix fix = isMadeForIt(call, code) ? fix(body, call, code) : null;
        reporter.report(Problem.at(body, call, Probe.NEVER_SUBSCRIBED, message).fixedBy(fix));
      }
    }
  }

  /** Rather than made of a publisher that somebody else has too, and which does its work for each subscriber. */
  private static boolean isMadeForIt(Op.Call call, Code code) {
    Program program = code.program();
    return inputs(call)
        .filter(input -> code.isPublisher(program.typeOf(input).name()))
        .allMatch(input -> program.call(input) != null && isMadeForIt(program.call(input), code));
  }

  private static Stream<Value> inputs(Op.Call call) {
    Stream<Value> arguments = call.arguments().stream().flatMap(argument -> argument instanceof Value.Array array ? array.elements().stream() : Stream.of(argument));
    return call.receiver() == null ? arguments : Stream.concat(Stream.of(call.receiver()), arguments);
  }

  /** In code that makes another asynchronous result, whoever subscribes to that has to get both; nobody is to subscribe beside it. */
  private static Fix fix(Body body, Op.Call call, Code code) {
    for (Body at = body; at != null; at = at.enclosing() < 0 ? null : code.program().body(at.enclosing())) {
      if (code.isPublisher(at.returnType().name()) || code.isFuture(at.returnType().name())) {
        return returned(body, call, code);
      }
    }
    return new Mending(body, call, code).appended("call %s, with a handler that writes a failure to the log");
  }

  /** Makes the publisher part of the one that the next statement returns; null where another statement comes next. */
  private static Fix returned(Body body, Op.Call call, Code code) {
    Op.Return leave = next(body, call);
    Entry then = leave == null ? null : then(body, call, leave.value(), code);
    if (then == null) {
      return null;
    }
    int end = call.place().end();
    int start = leave.place().start();
    int close = leave.place().statementEnd() - 1;
    int line = start - body.file().breakBefore(start).length();
    String dot = body.file().breakBefore(start) + "    ." + then.name() + "(";
    List<TextEdit> edits =
        List.of(
            new TextEdit(call.place().start(), call.place().start(), RETURN),
            new TextEdit(end, end + 1, ""),
            new TextEdit(line, start + RETURN.length(), dot),
            new TextEdit(close, close, ")"));
    return new Fix("return it together with what is returned, which then begins when it has completed", Fix.Safety.REVIEW, edits);
  }

  /** The {@code return} that stands on the line behind a statement; null if there is another statement, or the two are not of one block. */
  private static Op.Return next(Body body, Op.Call call) {
    String text = body.file().text();
    for (Op op : body.ops()) {
      int start = op.place().start();
      if (op instanceof Op.Return leave && leave.region() == call.region() && call.place().statementStart() == call.place().start() && start > call.place().end()) {
        String line = body.file().breakBefore(start);
        if (text.startsWith(line + RETURN, start - line.length()) && BETWEEN_STATEMENTS.matcher(text).region(call.place().end(), start).matches()) {
          return leave;
        }
      }
    }
    return null;
  }

  private static Entry then(Body body, Op.Call call, Value returned, Code code) {
    Program program = code.program();
    String type = program.typeOf(returned).name();
    return code.entries(Verb.FOLLOWED_BY).stream()
        .filter(entry -> program.isSubtype(call.result().name(), entry.owner()) && program.isSubtype(type, entry.parameters().get(0)))
        .filter(entry -> entry.isNever() || program.isSubtype(type, entry.tag()) && program.isSubtype(entry.tag(), body.returnType().name()))
        .findFirst()
        .filter(entry -> !entry.isNever())
        .orElse(null);
  }
}
