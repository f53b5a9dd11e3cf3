package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** An asynchronous result within another one, such as a future of a future, where only the outer one is waited for. */
@AutoService(Rule.class)
public final class NestedAsyncType implements Rule {

  private static final int LONGEST_CHAIN = 64;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "An asynchronous result is wrapped in another one, and only the outer one is waited for.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call call : code.asyncCalls(body)) {
      if (!isNested(call.result(), code)) {
        continue;
      }
      List<Problem.Watch> inner = inner(call, code);
      if (!inner.isEmpty() && isInnerLost(body, call, code)) {
        String made = ((Op.Call) inner.get(0).op()).target().shortName();
        String message =
            call.target().shortName() + " wraps what " + made + " returns in another asynchronous result: nobody waits for the inner one, "
                + (inner.get(0).probe() == Probe.NEVER_SUBSCRIBED ? "and what it describes never happens." : "and nobody is told if it fails.");
        Fix fix = fix(body, call, code.program());
        Problem problem = Problem.at(body, call.place(), inner, message);
        reporter.report(problem.fixedBy(fix));
      }
    }
  }

  private static boolean isAsync(TypeRef type, Code code) {
    return code.isFuture(type.name()) || code.isPublisher(type.name());
  }

  private static boolean isNested(TypeRef type, Code code) {
    return isAsync(type, code) && !type.arguments().isEmpty() && isAsync(type.arguments().get(0), code);
  }

  /** The calls that make the inner result, in a function that is passed to the call; only those of which a failure, or all that they do, would be lost. */
  private static List<Problem.Watch> inner(Op.Call call, Code code) {
    List<Problem.Watch> inner = new ArrayList<>();
    for (Value argument : call.arguments()) {
      if (!(code.program().origin(argument) instanceof Value.Function made) || !isAsync(code.program().body(made.body()).returnType(), code)) {
        continue;
      }
      Body function = code.program().body(made.body());
      for (Op op : function.ops()) {
        if (op instanceof Op.Return leave && leave.value() instanceof Value.Result result && result.body() == function.id()) {
          Op.Call maker = code.program().call(result);
          Probe probe = maker == null || maker.target().isConstructor() ? null : probe(function, maker, code);
          if (probe == null) {
            return List.of();
          }
          inner.add(new Problem.Watch(probe, function, maker, maker.place()));
        } else if (op instanceof Op.Return) {
          return List.of();
        }
      }
    }
    return inner;
  }

  private static Probe probe(Body function, Op.Call maker, Code code) {
    if (code.isPublisher(maker.result().name())) {
      return Dropped.isNewPublisher(function, maker, code) ? Probe.NEVER_SUBSCRIBED : null;
    }
    return Dropped.isNewFuture(maker, code) && Dropped.isFailureUnseen(function, maker, code) ? Probe.DISCARDED_RESULT : null;
  }

  /** Follows the nested result to where its inner part is out of reach. */
  private static boolean isInnerLost(Body start, Op.Call nested, Code code) {
    Program program = code.program();
    Body body = start;
    Op.Call at = nested;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      Use use = program.use(body, at);
      if (use == null) {
        return false;
      }
      switch (use.kind()) {
        case DISCARDED, VOIDED:
          // Without a handler, other rules say that the outer one is thrown away.
          return code.isFuture(at.result().name()) && !Dropped.isFailureUnseen(body, at, code) && !Dropped.mayBeDropped(body, at, code);
        case RETURNED:
          return hides(body.returnType(), code);
        case ASSIGNED:
          return hides(program.variable(use.index()).type(), code);
        case ARGUMENT:
          Op.Call taker = program.user(use);
          return code.is(Verb.JOINS_ALL, taker) && taker.result().arguments().stream().anyMatch(each -> each.name().equals("java.lang.Void"));
        case RECEIVER:
          body = program.body(use.body());
          at = (Op.Call) body.ops().get(use.op());
          if (mayLookAtInner(at, code)) {
            return false;
          }
          if (!isNested(at.result(), code)) {
            return !mentionsAsync(at.result().arguments(), code) && !handsOutInner(body, at, code);
          }
          break;
        default:
          return false;
      }
    }
    return false;
  }

  /** {@code CompletableFuture<?>}: whoever has it does not see that there is another one inside. */
  private static boolean hides(TypeRef type, Code code) {
    return isAsync(type, code) && !type.arguments().isEmpty() && !mentionsAsync(type.arguments(), code) && type.arguments().get(0).name().equals("java.lang.Object");
  }

  /** {@code join} and {@code block}, unless what they return is thrown away. */
  private static boolean handsOutInner(Body body, Op.Call call, Code code) {
    Use use = code.program().use(body, call);
    boolean isDeclared = code.isFuture(call.target().returnType()) || code.isPublisher(call.target().returnType());
    return isAsync(call.result(), code) && !isDeclared && (use == null || use.kind() != Use.Kind.DISCARDED);
  }

  private static boolean mentionsAsync(List<TypeRef> types, Code code) {
    return types.stream().anyMatch(type -> isAsync(type, code) || mentionsAsync(type.arguments(), code));
  }

  /** A function that is passed may look at the inner result: it does if it reads it, and may if it is not known. */
  private static boolean mayLookAtInner(Op.Call call, Code code) {
    Program program = code.program();
    for (Value argument : call.arguments()) {
      Value origin = program.origin(argument);
      if (origin instanceof Value.Function function) {
        for (int parameter : program.body(function.body()).parameters()) {
          Variable variable = program.variable(parameter);
          if (isAsync(variable.type(), code) && !variable.uses().isEmpty()) {
            return true;
          }
        }
      } else if (code.runs(call, call.arguments().indexOf(argument)) != null) {
        return true;
      }
    }
    return false;
  }

  private static Fix fix(Body body, Op.Call call, Program program) {
    String flattening = Flattening.instead(call);
    boolean isOfOneKind = call.result().name().equals(call.result().arguments().get(0).name());
    if (flattening == null || Dropped.nameOf(body, call) < 0 || !isOfOneKind || program.use(body, call).kind() == Use.Kind.ASSIGNED) {
      return null;
    }
    return new Fix("use " + flattening + ", which waits for the inner result, too", Fix.Safety.REVIEW, List.of(Texts.renamed(body, call, flattening)));
  }
}
