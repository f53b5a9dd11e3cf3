package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A result that somebody has waited for, wrapped so that it looks as if it came later. */
@AutoService(Rule.class)
public final class FakeAsync implements Rule {

  private static final Set<String> FUTURES = Set.of("completedFuture", "completedStage");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A method waits for its result and wraps it in a finished future or publisher: it looks asynchronous and is not.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    Body method = AsyncMethods.around(body, code);
    if (method == null) {
      return;
    }
    Set<Op.Call> reported = new HashSet<>();
    for (Op.Call finished : code.calls(body, Verb.FINISHED)) {
      List<Op.Call> waits = new ArrayList<>(AsyncMethods.waitsBehindFinished(body, finished, code));
      if (!waits.isEmpty() && reported.add(waits.get(0))) {
        WaitPaths.Wait wait = AsyncMethods.waitOf(body, waits.get(0), code);
        String message =
            AsyncMethods.words(waits.get(0), wait) + " on the thread that calls " + method.method().shortName() + ", and "
                + finished.target().shortName() + " only wraps what came of it: nothing of it happens later.";
        Problem problem = Problem.at(body, waits.get(0), Probe.CALLER_WAIT, message);
        for (Op.Call earlier : waits.subList(1, waits.size())) {
          problem = problem.watching(Probe.CALLER_WAIT, body, earlier);
        }
        Fix fix = fix(body, finished, waits, code);
        reporter.report(AsyncMethods.graded(problem.fixedBy(fix), wait));
      }
    }
  }

  /** Waits on the pool of the class, where all of it stands in the wrapper, throws nothing that the compiler asks for, and uses no variable that changes. */
  private static Fix fix(Body body, Op.Call finished, List<Op.Call> waits, Code code) {
    int dot = Texts.dotOf(body, finished);
    int end = Texts.closingOf(body, finished);
    boolean isFuture = FUTURES.contains(finished.target().name()) && finished.target().owner().equals("java.util.concurrent.CompletableFuture");
    boolean isInside =
        waits.stream().allMatch(wait -> wait.place().start() > dot && wait.place().end() <= end && PoolAtHand.needsNobody(AsyncMethods.waitOf(body, wait, code).entry()));
    if (!isFuture || dot < 0 || end < 0 || !isInside || body.kind() != Body.Kind.METHOD || mayThrowChecked(body, finished)) {
      return null;
    }
    String value = Texts.argumentsOf(body, finished);
    String pool = PoolAtHand.nameFor(body, code);
    boolean isConstant =
        code.program().variables(body).stream()
            .allMatch(variable -> variable.values().size() <= (variable.isParameter() ? 0 : 1) || !Pattern.compile("\\b" + Pattern.quote(variable.name()) + "\\b").matcher(value).find());
    if (pool == null || !isConstant) {
      return null;
    }
    return new Fix(
        "wait on " + pool + ", if that has threads enough",
        Fix.Safety.REVIEW,
        List.of(Texts.renamed(body, finished, "supplyAsync"), new TextEdit(end - value.length(), end - value.length(), "() -> "), new TextEdit(end, end, ", " + pool)));
  }

  /** A lambda cannot hand on what the method declares, or what a catch clause around it is there for. */
  private static boolean mayThrowChecked(Body body, Op.Call finished) {
    String text = body.file().text();
    String head = text.substring(body.place().end(), text.indexOf('{', body.place().end()));
    boolean isWhole = head.chars().filter(each -> each == '(').count() == head.chars().filter(each -> each == ')').count();
    return !isWhole || head.contains("throws") || body.innermost(finished, Region.Try.class) != null;
  }
}
