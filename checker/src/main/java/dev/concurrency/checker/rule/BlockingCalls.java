package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that make their thread wait, for the rules that ask where they run. */
final class BlockingCalls {

  /** Usually short, and often without another choice: worth knowing, not worth a failed build. */
  private static final Set<String> MINOR_KINDS = Set.of("file", "console");

  private BlockingCalls() {}

  /**
   * Reports each blocking call of a body that has a context like this and none that an earlier rule takes.
   *
   * @param consequence what it means for the others on that thread; {@code %s} is the thread
   */
  static void report(
      Body body, Code code, Reporter reporter, Predicate<ExecutionContext> wanted, Predicate<ExecutionContext> takenBefore, String consequence) {
    if (code.contexts().of(body).isEmpty()) {
      return;
    }
    for (Op.Call call : body.calls()) {
      Entry entry = code.find(Verb.BLOCKS, call);
      if (entry == null || code.targets().of(call) != null || neverWaits(entry, call, code.program())) {
        continue;
      }
      ExecutionContext context = null;
      boolean taken = false;
      for (ExecutionContext each : code.contexts().of(body, call.region())) {
        if (entry.conditions().contains("unless:done") && code.finished().isFinished(body, call, each)) {
          continue;
        }
        taken |= takenBefore.test(each);
        context = context == null && wanted.test(each) ? each : context;
      }
      if (context != null && !taken) {
        String because = entry.reason().isEmpty() ? "" : " (" + entry.reason() + ")";
        String message = call.target().shortName() + " makes the " + context.thread() + " wait" + because + ": " + String.format(consequence, context.thread());
        Problem problem = Problem.at(body, call, Probe.BLOCKING_CALL, message).in(context);
        reporter.report(MINOR_KINDS.contains(entry.tag()) ? problem.as(Severity.INFO) : problem);
      }
    }
  }

  /** {@code unless zero:0}: asked with a timeout of zero, it only looks. {@code unless unbounded}: a queue without limit takes at once. */
  static boolean neverWaits(Entry entry, Op.Call call, Program program) {
    for (String condition : entry.conditions()) {
      if (condition.equals("unless:unbounded") && isMadeWithoutCapacity(call.receiver(), program)) {
        return true;
      }
      if (condition.startsWith("unless:zero:")) {
        int argument = Integer.parseInt(condition.substring("unless:zero:".length()));
        if (argument < call.arguments().size()
            && call.arguments().get(argument) instanceof Value.Constant constant
            && constant.value() instanceof Number number
            && number.longValue() == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMadeWithoutCapacity(Value receiver, Program program) {
    Op.Call made = receiver == null ? null : program.call(program.origin(receiver));
    return made != null && made.target().isConstructor() && !made.target().parameterTypes().contains("int");
  }
}
