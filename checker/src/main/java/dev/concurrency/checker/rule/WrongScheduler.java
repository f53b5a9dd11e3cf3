package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call that sends code which waits to a scheduler whose threads must not wait, although there is one for waiting. */
@AutoService(Rule.class)
public final class WrongScheduler implements Rule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "Code that waits is sent to a scheduler whose few threads must never wait.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : body.calls()) {
      Map<WaitPaths.Wait, ExecutionContext> waits = new LinkedHashMap<>();
      for (Body sent : code.contexts().sentBy(body, call)) {
        collect(sent, call, code, waits);
      }
      if (!waits.isEmpty()) {
        reporter.report(problem(body, call, waits, code));
      }
    }
  }

  private static void collect(Body sent, Op.Call choice, Code code, Map<WaitPaths.Wait, ExecutionContext> waits) {
    for (Op.Call call : sent.calls()) {
      Entry entry = code.waits().told(call);
      for (ExecutionContext context : entry == null ? List.<ExecutionContext>of() : code.contexts().of(sent, call.region())) {
        if (context.chosen() != null && context.chosen().call() == choice && !code.waits().isOver(entry, sent, call, context)) {
          waits.putIfAbsent(new WaitPaths.Wait(sent, call, entry), context);
        }
      }
    }
  }

  private static Problem problem(Body body, Op.Call call, Map<WaitPaths.Wait, ExecutionContext> waits, Code code) {
    List<WaitPaths.Wait> all = new ArrayList<>(waits.keySet());
    all.sort((a, b) -> Boolean.compare(isMinor(a), isMinor(b)));
    ExecutionContext context = waits.get(all.get(0));
    String message =
        call.target().shortName() + " sends " + all.get(0).call().target().shortName() + ", which waits, to the " + context.thread()
            + ": it has few threads, all that count on them wait too, and there are others for this.";
    Problem problem = Problem.about(body, call, message).in(context);
    for (WaitPaths.Wait wait : all) {
      problem = problem.watching(Probe.BLOCKING_CALL, wait.body(), wait.call()).mayTakeLonger(wait.entry(), wait.body(), wait.call());
    }
    Fix fix = fix(body, call, code);
    problem = problem.fixedBy(fix);
    return all.stream().allMatch(WrongScheduler::isMinor) ? problem.as(Severity.INFO) : problem;
  }

  private static boolean isMinor(WaitPaths.Wait wait) {
    return wait.isMinor();
  }

  /** Names the factory's scheduler for waiting instead, where the scheduler is taken from its factory on the spot and without arguments. */
  private static Fix fix(Body body, Op.Call call, Code code) {
    List<Value> schedulers = new ArrayList<>(call.arguments());
    schedulers.add(call.receiver());
    for (Value scheduler : schedulers) {
      Op.Call made = scheduler instanceof Value.Result result && result.body() == body.id() ? code.program().call(scheduler) : null;
      Entry entry = made == null || !made.arguments().isEmpty() ? null : code.find(Verb.EXECUTOR, made);
      if (entry != null && entry.where().kind() == Where.Kind.LOOP) {
        return rename(body, made, entry, code);
      }
    }
    return null;
  }

  private static Fix rename(Body body, Op.Call made, Entry entry, Code code) {
    String instead =
        code.entries(Verb.EXECUTOR).stream()
            .filter(other -> !other.isNever() && other.owner().equals(entry.owner()) && other.where().kind() == Where.Kind.BLOCKING_OK)
            .map(Entry::name)
            .findFirst()
            .orElse(null);
    String text = body.file().text().substring(made.place().start(), made.place().end());
    int name = text.lastIndexOf("." + made.target().name()) + 1;
    if (instead == null || name == 0) {
      return null;
    }
    int start = made.place().start() + name;
    TextEdit edit = new TextEdit(start, start + made.target().name().length(), instead);
    return new Fix("take the scheduler that is there for waiting; what else follows in the chain moves with it", Fix.Safety.REVIEW, List.of(edit));
  }
}
