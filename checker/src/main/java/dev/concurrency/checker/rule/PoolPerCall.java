package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Use;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A pool, client or timer that is made anew wherever it is needed, instead of once for all. */
@AutoService(Rule.class)
public final class PoolPerCall implements Rule {

  private static final Set<String> ENDS = Set.of("shutdown", "shutdownNow", "close", "dispose", "cancel", "stop", "shutdownGracefully", "shutdownAsync");

  /** The head of a {@code try} that closes what it declares, up to a declaration; the model does not show the closing. */
  private static final Pattern RESOURCE = Pattern.compile("\\btry\\s*\\([^{}]*\\z");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A pool or client, which is made to be shared, is made anew for each call or element.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.calls(body, Verb.CREATES)) {
      Entry entry = code.find(Verb.CREATES, call);
      if (!isKeptHere(body, call, code)) {
        continue;
      }
      boolean perElement = code.repetition().isPerElement(body, call);
      boolean isEnded = isEnded(body, call, code.program());
      if (perElement || !isEnded && !code.once().isPossible(body)) {
        String often = perElement ? "element" : "call of " + code.program().member(body).method().shortName();
        String message =
            call.target().shortName() + " makes a " + entry.tag() + " of its own for each " + often + "; nobody else uses it"
                + (isEnded ? "." : ", and nobody ends it: its threads stay behind.");
        reporter.report(Problem.at(body, call, Probe.CREATION, message));
      }
    }
  }

  /** Used on the spot or through a local variable, and handed to nobody who could keep it. */
  private static boolean isKeptHere(Body body, Op.Call call, Code code) {
    Use use = code.program().use(body, call);
    if (use != null && use.kind() == Use.Kind.ASSIGNED) {
      List<Use> uses = code.program().variable(use.index()).uses();
      return !uses.isEmpty() && uses.stream().allMatch(each -> isMereUse(each, code));
    }
    return use != null && isMereUse(use, code);
  }

  private static boolean isMereUse(Use use, Code code) {
    if (use.kind() == Use.Kind.OTHER) {
      return true;
    }
    Op.Call user = use.op() < 0 ? null : code.program().user(use);
    if (user == null) {
      return false;
    }
    return use.kind() == Use.Kind.RECEIVER ? !isWrapped(user, code) : use.kind() == Use.Kind.ARGUMENT && runsOn(user, use.index(), code);
  }

  /** {@code pool.createWorker()}: what comes of it may be kept. */
  private static boolean isWrapped(Op.Call user, Code code) {
    return code.is(Verb.EXECUTOR, user) || code.is(Verb.CREATES, user);
  }

  /** {@code supplyAsync(task, pool)}: the call runs its task there. */
  private static boolean runsOn(Op.Call user, int argument, Code code) {
    for (int i = 0; i < user.arguments().size(); i++) {
      Entry entry = code.runs(user, i);
      if (entry != null && entry.where().kind() == Where.Kind.EXECUTOR && entry.where().argument() == argument) {
        return true;
      }
    }
    Entry emits = code.find(Verb.EMITS, user);
    return emits != null && (emits.where().kind() == Where.Kind.EXECUTOR || emits.where().kind() == Where.Kind.SUBSCRIBE_ON) && emits.where().argument() == argument;
  }

  private static boolean isEnded(Body body, Op.Call call, Program program) {
    if (RESOURCE.matcher(body.file().text().substring(0, call.place().start())).find()) {
      return true;
    }
    Use use = program.use(body, call);
    if (use == null || use.kind() != Use.Kind.ASSIGNED) {
      return false;
    }
    return program.variable(use.index()).uses().stream()
        .anyMatch(each -> each.kind() == Use.Kind.RECEIVER && ENDS.contains(((Op.Call) program.body(each.body()).ops().get(each.op())).target().name()));
  }
}
