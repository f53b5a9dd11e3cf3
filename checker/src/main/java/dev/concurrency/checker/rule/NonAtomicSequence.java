package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Two calls of an object that is made for several threads, of which the second trusts what the first has said. */
@AutoService(Rule.class)
public final class NonAtomicSequence implements Rule {

  private static final Map<String, Set<String>> TESTS =
      Map.of(
          "map", Set.of("containsKey", "get", "getOrDefault"),
          "queue", Set.of("isEmpty", "peek"),
          "collection", Set.of("contains"),
          "reference", Set.of("get"));

  private static final Map<String, Set<String>> ACTS =
      Map.of(
          "map", Set.of("put"),
          "queue", Set.of("poll", "remove", "element", "pop", "removeFirst", "removeLast", "pollFirst", "pollLast"),
          "collection", Set.of("add"),
          "reference", Set.of("set"));

  private static final Set<String> ALL_ACTS = ACTS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  @Override
  public String summary() {
    return "A call trusts what an earlier call has said, although another thread can change it in between.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call act : body.calls()) {
      boolean mayAct = act.receiver() != null && (ALL_ACTS.contains(act.target().name()) || act.target().name().equals("putIfAbsent"));
      String kind = mayAct ? code.concurrentKind(act.receiver()) : "";
      if (kind.isEmpty() || !isShared(body, act, code) || code.locks().mayBeHeld(body, act)) {
        continue;
      }
      Op.Call test = ACTS.get(kind).contains(act.target().name()) ? testOf(body, act, kind, code) : null;
      if (test != null && (!kind.equals("queue") || needsElement(body, act, code.program()))) {
        Fix fix = kind.equals("map") ? fix(body, test, act, code.program()) : null;
        reporter.report(Problem.at(body, act, Probe.STALE_TEST, message(kind, test, act)).watching(Probe.TEST, body, test).fixedBy(fix));
      } else if (kind.equals("map") && act.target().name().equals("putIfAbsent") && usesOwnValue(body, act, code.program())) {
        String message = "putIfAbsent returns the value that another thread has put before, but what goes on being used is the own one, which is not in the map then.";
        reporter.report(Problem.at(body, act, Probe.STALE_TEST, message));
      }
    }
  }

  private static String message(String kind, Op.Call test, Op.Call act) {
    String first = test.target().name();
    String second = act.target().name();
    return switch (kind) {
      case "queue" -> "Another thread can take the last element between " + first + " and " + second + ": then there is none.";
      case "reference" -> "What another thread sets between " + first + " and " + second + " is lost.";
      default -> "Between " + first + " and " + second + " another thread can do the same: one of the two is lost, or done twice.";
    };
  }

  /** In a field that others may use at the same time, rather than in a variable. */
  private static boolean isShared(Body body, Op.Call act, Code code) {
    Value at = act.receiver();
    while (at instanceof Value.Local local && code.program().variable(local.variable()).values().size() == 1) {
      at = code.program().variable(local.variable()).values().get(0);
    }
    return at instanceof Value.OfField field && !code.confinement().mayHaveOneWriter(body, field.field(), field.receiver());
  }

  /** The call that asked the same object for the same thing: in a condition around, or among the arguments. Null if there is none. */
  private static Op.Call testOf(Body body, Op.Call act, String kind, Code code) {
    for (Op.Call call : body.calls()) {
      if (call.id() < act.id()
          && TESTS.get(kind).contains(call.target().name())
          && call.receiver() != null
          && code.program().same(call.receiver(), act.receiver())
          && (!kind.equals("map") && !kind.equals("collection") || isSameKey(call, act, code.program()))
          && !(kind.equals("map") && remembersConstant(call, act))
          && !(kind.equals("reference") && remembersFailure(body, act))
          && (isTested(body, call, act, kind) || !kind.equals("queue") && isArgument(body, call, act))) {
        return call;
      }
    }
    return null;
  }

  /** {@code if (known.get(type) == null) known.put(type, true)}: whoever comes second puts the same. */
  private static boolean remembersConstant(Op.Call test, Op.Call act) {
    return test.target().name().equals("get") && act.arguments().size() == 2 && act.arguments().get(1) instanceof Value.Constant put && put.value() instanceof Boolean;
  }

  /** {@code catch (UnsupportedOperationException e) { supported.set(false); }}: whoever else fails sets the same. */
  private static boolean remembersFailure(Body body, Op.Call act) {
    return act.arguments().get(0) instanceof Value.Constant && body.innermost(act, Region.Catch.class) != null;
  }

  private static boolean isSameKey(Op.Call test, Op.Call act, Program program) {
    return !test.arguments().isEmpty() && !act.arguments().isEmpty() && program.sameOrAskedTwice(test.arguments().get(0), act.arguments().get(0));
  }

  /** {@code while (running.get())} is no test, but how long a thread goes on. A key that is known to be there is only replaced. */
  private static boolean isTested(Body body, Op.Call test, Op.Call act, String kind) {
    if (kind.equals("reference") && body.regions().get(test.region()) instanceof Region.Loop) {
      return false;
    }
    for (Region region : body.around(act)) {
      if (region instanceof Region.Guarded guarded && guarded.tested().contains(test.id())) {
        boolean answers = test.result().name().equals("boolean") && !kind.equals("reference");
        return !answers || guarded.facts().contains(new Region.Fact(test.id(), false));
      }
    }
    return false;
  }

  /** {@code counts.put(word, counts.get(word) + 1)}. */
  private static boolean isArgument(Body body, Op.Call test, Op.Call act) {
    return test.place().start() > act.place().start() && test.place().end() < act.place().end() && body.within(act.region(), test.region());
  }

  /** Whether it matters that there is no element: the call throws, or what it returns is used without a look. */
  private static boolean needsElement(Body body, Op.Call act, Program program) {
    if (!act.target().name().startsWith("poll")) {
      return act.arguments().isEmpty();
    }
    Use use = program.use(body, act);
    if (!act.arguments().isEmpty() || use == null || use.kind() == Use.Kind.RECEIVER) {
      return act.arguments().isEmpty() && use != null;
    }
    if (use.kind() != Use.Kind.ASSIGNED) {
      return false;
    }
    Variable variable = program.variable(use.index());
    return variable.values().size() == 1
        && variable.uses().stream().allMatch(each -> each.kind() == Use.Kind.RECEIVER || each.kind() == Use.Kind.ARGUMENT)
        && variable.uses().stream().anyMatch(each -> each.kind() == Use.Kind.RECEIVER);
  }

  /** {@code map.putIfAbsent(key, own); return own;}. */
  private static boolean usesOwnValue(Body body, Op.Call act, Program program) {
    Use use = program.use(body, act);
    Op.Call made = program.call(program.origin(act.arguments().get(1)));
    if (use == null || use.kind() != Use.Kind.DISCARDED || !(act.arguments().get(1) instanceof Value.Local own) || made == null || !made.target().isConstructor()) {
      return false;
    }
    return body.ops().stream()
        .anyMatch(
            op -> op.id() > act.id()
                && (op instanceof Op.Return leave && own.equals(leave.value())
                    || op instanceof Op.Call call && (own.equals(call.receiver()) || call.arguments().contains(own))));
  }

  /** Puts only what is not there at that moment, where nobody goes on with a value that then is not in the map, nor counts with it. */
  private static Fix fix(Body body, Op.Call test, Op.Call act, Program program) {
    boolean isAbsent = body.around(act).stream().anyMatch(region -> region instanceof Region.Guarded guarded && guarded.facts().contains(new Region.Fact(test.id(), false)));
    boolean isAlone = body.calls().stream().noneMatch(call -> call != act && ACTS.get("map").contains(call.target().name()) && program.same(call.receiver(), act.receiver()));
    Use use = program.use(body, act);
    boolean isUsed = use == null || use.kind() != Use.Kind.DISCARDED || act.arguments().get(1) instanceof Value.Local;
    boolean asksOnce = !test.target().name().equals("getOrDefault");
    if (!isAbsent || !isAlone || isUsed || !asksOnce || Dropped.nameOf(body, act) < 0) {
      return null;
    }
    return new Fix("use putIfAbsent, which leaves alone what another thread has put meanwhile", Fix.Safety.REVIEW, List.of(Texts.renamed(body, act, "putIfAbsent")));
  }
}
