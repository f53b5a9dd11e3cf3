package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Value;
import java.util.Collection;
import javax.lang.model.element.Modifier;

/** Whether what a piece of code writes may belong to one thread, so that nobody else writes it. */
public final class Confinement {

  private final Program program;
  private final Knowledge knowledge;
  private final Contexts contexts;
  private final Elements elements;

  Confinement(Program program, Knowledge knowledge, Contexts contexts, Elements elements) {
    this.program = program;
    this.knowledge = knowledge;
    this.contexts = contexts;
    this.elements = elements;
  }

  /**
   * Whether a change of a field, or of the object in it, may be the work of a single thread, as far as the code and its annotations tell.
   *
   * @param of the object whose field it is; null for a static field
   */
  public boolean mayHaveOneWriter(Body body, FieldRef field, Value of) {
    return isMain(body)
        || isOfNewObject(body, of)
        || isAnnotated(body, field)
        || isCalledByOneAtATime(body)
        || countsPlainly(body, field)
        || body.calls().stream().anyMatch(call -> knowledge.find(Verb.TELLS_LOOP, call) != null)
        || !contexts.of(body).isEmpty() && contexts.of(body).stream().allMatch(context -> isOneThread(context, of));
  }

  /** Before {@code main} has started threads there is one, and afterwards it is still one of them. */
  private static boolean isMain(Body body) {
    return body.kind() == Body.Kind.METHOD
        && body.modifiers().contains(Modifier.STATIC)
        && body.method().name().equals("main")
        && body.method().descriptor().equals("([Ljava/lang/String;)V");
  }

  /** In a constructor or initialiser, of the object that is being made; or of one that the same body has made. */
  private boolean isOfNewObject(Body body, Value of) {
    boolean constructs = body.kind() != Body.Kind.METHOD && !body.isFunction();
    Value origin = of == null ? null : program.origin(of);
    boolean makes = origin instanceof Value.Result made && made.body() == body.id() && program.call(made).target().isConstructor();
    return makes || constructs && (origin == null || origin instanceof Value.This);
  }

  private boolean isAnnotated(Body body, FieldRef ref) {
    Field field = program.field(ref);
    TypeInfo owner = program.type(ref.owner());
    return confines(body.annotations()) || field != null && confines(field.annotations()) || owner != null && confines(owner.annotations());
  }

  /** What a type that is used by one thread at a time asks for: the signals of a subscription, or reading a stream. */
  private boolean isCalledByOneAtATime(Body body) {
    return body.overrides().stream().anyMatch(overridden -> knowledge.findType(Verb.CONFINES, overridden.owner()) != null);
  }

  /** {@code pending--} of a plain field of the same object beside it: that would be as wrong, so whoever wrote it knows of one thread. */
  private boolean countsPlainly(Body body, FieldRef field) {
    return body.ops().stream()
        .anyMatch(
            op -> op instanceof Op.FieldAccess other
                && other.access() == Op.Access.COMPOUND
                && other.receiver() instanceof Value.This
                && other.field().owner().equals(field.owner())
                && isPlain(other.field()));
  }

  private boolean isPlain(FieldRef ref) {
    Field field = program.field(ref);
    return field != null && !field.modifiers().contains(Modifier.VOLATILE);
  }

  private boolean confines(Collection<String> annotations) {
    return annotations.stream().anyMatch(annotation -> knowledge.findType(Verb.CONFINES, annotation) != null);
  }

  /** Event loops and actors serve an object from one thread; a thread or single-threaded pool is one; periodic runs follow each other. */
  private boolean isOneThread(ExecutionContext context, Value of) {
    Program.CallSite handedOver = context.handedOver();
    return switch (context.kind()) {
      case LOOP, ACTOR, SHARED_ACTOR -> true;
      case BOUNDED -> isSingle(context) || handedOver != null && knowledge.find(Verb.REPEATS, handedOver.call()) != null;
      case BLOCKING_OK -> handedOver == null ? of instanceof Value.This : startsOneThread(handedOver);
      case COMMON_POOL, PARALLEL_STREAM, POOL, VIRTUAL -> false;
    };
  }

  /** Whether several tasks can run there at the same time; a task that is repeated does not overlap with itself. */
  boolean runsSeveral(ExecutionContext context) {
    Program.CallSite handedOver = context.handedOver();
    return handedOver != null
        && knowledge.find(Verb.REPEATS, handedOver.call()) == null
        && switch (context.kind()) {
          case COMMON_POOL, PARALLEL_STREAM, VIRTUAL, BLOCKING_OK -> true;
          case BOUNDED -> !isSingle(context);
          case LOOP, POOL, ACTOR, SHARED_ACTOR -> false;
        };
  }

  private boolean isSingle(ExecutionContext context) {
    Op.Call pool = program.call(context.pool());
    return pool == null
        || pool.arguments().isEmpty()
        || pool.arguments().get(0) instanceof Value.Constant size && Integer.valueOf(1).equals(size.value())
        || pool.target().name().startsWith("newSingle");
  }

  /** {@code new Thread(task)}, unless it stands in a loop. */
  private boolean startsOneThread(Program.CallSite start) {
    Op.Call call = start.call();
    return call.target().isConstructor()
        && start.body().innermost(call, Region.Loop.class) == null
        && elements.pass(start.body()) == null;
  }
}
