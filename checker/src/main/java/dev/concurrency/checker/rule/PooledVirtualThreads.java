package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Virtual threads, which are made for one task each, are kept in a pool. */
@AutoService(Rule.class)
public final class PooledVirtualThreads implements Rule {

  /** Who says that a number of tasks is meant means the pool, not its threads. */
  private static final Pattern LIMITS =
      Pattern.compile(
          "limit|throttl|permit|semaphore|bulkhead|quota|(?<!un)bounded|at once|at (the same|a) time|at most|no more than|concurrency|parallelism"
              + "|max_?(concurren|parallel|in_?flight|simultaneous|connection|request|call|task|job)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "Virtual threads are kept in a pool, which only makes tasks wait for each other, or keeps what costs nothing.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.SIZES)) {
      if (code.virtualThreads().areKeptBy(call) && !saysLimit(body, call, code)) {
        String message =
            call.target().shortName() + " keeps virtual threads for further tasks. They cost next to nothing to start and are made for one task each: in a pool, tasks wait for a thread, "
                + "and find what the task before has left in its thread-locals.";
        reporter.report(Problem.at(body, call, Probe.THREAD_REUSE, message));
      }
    }
  }

  /** Whether the statement or method, a comment above one of them, or the name of the class says that the pool is there to limit something. */
  private static boolean saysLimit(Body body, Op.Call call, Code code) {
    String text = body.file().text();
    Body member = code.program().member(body);
    int start = lineStart(text, call.place().statementStart());
    String statement = text.substring(start, Math.max(start, call.place().statementEnd()));
    String owner = body.owner().substring(body.owner().lastIndexOf('.') + 1);
    return Stream.of(statement, commentAbove(text, start), commentAbove(text, lineStart(text, member.place().start())), member.method().name(), owner)
        .anyMatch(said -> LIMITS.matcher(said).find());
  }

  /** The comment above a line, with annotations that stand between them: one with a beginning and an end, or lines. */
  private static String commentAbove(String text, int line) {
    int start = line;
    while (start > 0 && isOneOf(text.substring(lineStart(text, start - 1), start).strip(), "//", "@")) {
      start = lineStart(text, start - 1);
    }
    String above = text.substring(0, start).stripTrailing();
    int comment = above.endsWith("*/") ? above.lastIndexOf("/*") : start;
    return text.substring(comment, line);
  }

  private static boolean isOneOf(String line, String... beginnings) {
    return Stream.of(beginnings).anyMatch(line::startsWith);
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }
}
