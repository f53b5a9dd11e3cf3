package dev.concurrency.checker.rule;

import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.Map;

/** Continuations that return another asynchronous result, so that the chain waits for it and no thread does. */
final class Flattening {

  /** What takes the same function and waits for its result, too. */
  private static final Map<String, String> INSTEAD = Map.of("thenApply", "thenCompose", "thenApplyAsync", "thenComposeAsync", "map", "flatMap");

  private Flattening() {}

  /** The method that waits for the result of the function of a call, too; null if there is none. */
  static String instead(Op.Call call) {
    return INSTEAD.get(call.target().name());
  }

  /** Lets a lambda that is handed to a chain return what it waits for, if that wait is the last that it does; null if it is not, or the types may not fit. */
  static Fix fix(Body lambda, Op.Call wait, Code code) {
    Program program = code.program();
    Op.Call chain = taker(lambda, program);
    Value awaited = wait.receiver();
    int dot = Texts.dotOf(lambda, wait);
    if (chain == null || instead(chain) == null || awaited == null || dot < 0 || !isAllThatIsReturned(lambda, wait) || !isOfOneKind(chain, program.typeOf(awaited), wait, code)
        || mayBeWildcard(program.typeOf(awaited), program)) {
      return null;
    }
    Body outside = program.body(lambda.use().body());
    int name = Dropped.nameOf(outside, chain);
    if (name < 0 || !opens(lambda, outside, name + chain.target().name().length())) {
      return null;
    }
    return new Fix(
        "use " + instead(chain) + ", which waits for the result without a thread",
        Fix.Safety.REVIEW,
        List.of(Texts.renamed(outside, chain, instead(chain)), new TextEdit(dot, wait.place().end(), "")));
  }

  private static Op.Call taker(Body function, Program program) {
    Use use = function.use();
    return function.kind() == Body.Kind.LAMBDA && use != null && use.kind() == Use.Kind.ARGUMENT && use.index() == 0 ? program.user(use) : null;
  }

  /** Nothing of it is cast, chosen or caught: its value is the only one that the lambda returns, from the outermost block, and the only thing that it waits for. */
  private static boolean isAllThatIsReturned(Body lambda, Op.Call wait) {
    List<Value> returned = lambda.returned();
    String before = lambda.file().text().substring(0, wait.place().start()).stripTrailing();
    return wait.region() == 0
        && returned.equals(List.of(new Value.Result(lambda.id(), wait.id())))
        && lambda.ops().stream().filter(Op.Return.class::isInstance).count() == 1
        && (before.endsWith("->") || before.endsWith("return"));
  }

  /** The chain and what is waited for are of one type, with the same type of value: then the types of what follows stay as they are. */
  private static boolean isOfOneKind(Op.Call chain, TypeRef awaited, Op.Call wait, Code code) {
    boolean isAsync = code.isFuture(awaited.name()) || code.isPublisher(awaited.name());
    boolean isOne = awaited.name().equals(chain.result().name()) && awaited.name().equals(code.program().typeOf(Chains.continued(chain)).name());
    return isAsync && isOne && awaited.equals(chain.result()) && wait.result().equals(awaited.arguments().isEmpty() ? null : awaited.arguments().get(0));
  }

  /** {@code CompletableFuture<? extends Shape>}, which the model does not tell from {@code CompletableFuture<Shape>}: the compiler may. */
  private static boolean mayBeWildcard(TypeRef awaited, Program program) {
    String wildcard = TypeRef.simpleName(awaited.name()) + "<?";
    return program.bodies().stream().map(Body::file).distinct().anyMatch(file -> file.text().contains(wildcard));
  }

  /** The lambda stands first between the parentheses behind an offset: it is not cast. */
  private static boolean opens(Body lambda, Body outside, int offset) {
    int start = lambda.place().start();
    return outside.file() == lambda.file() && start > offset && outside.file().text().substring(offset, start).strip().equals("(");
  }
}
