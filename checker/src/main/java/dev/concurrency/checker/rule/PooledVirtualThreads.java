package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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

  private static final Set<String> POOLS = Set.of("newFixedThreadPool", "newCachedThreadPool");

  private static final String FACTORY = "Ljava/util/concurrent/ThreadFactory;)";

  /** A number, a name or getters, and the comma behind. */
  private static final Pattern SIZE = Pattern.compile("\\s*([\\w.]+(?:\\(\\)[\\w.]*)*\\s*,\\s*)");

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
        reporter.report(Problem.at(body, call, Probe.THREAD_REUSE, message).fixedBy(fix(body, call)));
      }
    }
  }

  /** Starts a thread for each task, with the same factory. Not where a cast counts on the pool's class, or what stands for the size may be more than a number. */
  private static Fix fix(Body body, Op.Call call) {
    boolean isPool = POOLS.contains(call.target().name()) && call.target().owner().equals("java.util.concurrent.Executors") && call.target().descriptor().contains(FACTORY);
    boolean isCast = body.file().text().substring(0, call.place().start()).stripTrailing().endsWith(")");
    if (!isPool || isCast || Texts.closingOf(body, call) < 0) {
      return null;
    }
    List<TextEdit> edits = new ArrayList<>();
    edits.add(Texts.renamed(body, call, "newThreadPerTaskExecutor"));
    if (call.arguments().size() == 2) {
      Matcher size = SIZE.matcher(Texts.argumentsOf(body, call));
      if (!size.lookingAt()) {
        return null;
      }
      int start = Texts.closingOf(body, call) - Texts.argumentsOf(body, call).length();
      edits.add(new TextEdit(start + size.start(1), start + size.end(), ""));
    }
    return new Fix("start a thread for each task; if the size was a limit, use a semaphore", Fix.Safety.REVIEW, edits);
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
