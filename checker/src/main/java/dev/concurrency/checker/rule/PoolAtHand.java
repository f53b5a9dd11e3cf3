package dev.concurrency.checker.rule;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Sends code that waits to the pool that its class has, where there is just one and it has threads to spare. */
final class PoolAtHand {

  private static final String EXECUTOR = "java.util.concurrent.Executor";

  /** Waits that no other task of the pool has to end: for these a pool with a limit is as good as any. */
  private static final Set<String> NEEDS_NOBODY = Set.of("sleep", "network", "jdbc", "file", "process", "console");

  private PoolAtHand() {}

  /** Moves the code around a call that waits; null if it may have to wait there for the pool itself, or another call hands it over, too. */
  static Fix fix(BlockingCalls.Found found, Code code) {
    Program.CallSite site = found.handedOver(code.program());
    boolean needsNobody = needsNobody(found.way().entry()) && found.bodies(code.program()).stream().allMatch(body -> needsNobody(body, code));
    return site != null && needsNobody ? fix(site, code) : null;
  }

  /** Hands the pool to the call that takes a function, if that has an overload for it; null if there is none, or no pool that will certainly do. */
  private static Fix fix(Program.CallSite site, Code code) {
    String method = withExecutor(site.call(), code);
    String pool = method == null ? null : nameFor(site.body(), code);
    int end = Texts.closingOf(site.body(), site.call());
    if (pool == null || end < 0) {
      return null;
    }
    List<TextEdit> edits = new ArrayList<>();
    if (!method.equals(site.call().target().name())) {
      edits.add(Texts.renamed(site.body(), site.call(), method));
    }
    edits.add(new TextEdit(end, end, ", " + pool));
    return new Fix("run it on " + pool + ", if that has threads enough", Fix.Safety.REVIEW, edits);
  }

  /** Whether a wait ends without another task of the same pool. */
  static boolean needsNobody(Entry wait) {
    return NEEDS_NOBODY.contains(wait.tag());
  }

  /** Whether all that a body waits for itself ends without another task of the same pool. */
  private static boolean needsNobody(Body body, Code code) {
    return code.calls(body, Verb.BLOCKS).stream().allMatch(call -> needsNobody(code.find(Verb.BLOCKS, call)));
  }

  /** The method of the same type that takes an executor behind the same arguments: {@code thenApply} has {@code thenApplyAsync}. */
  private static String withExecutor(Op.Call call, Code code) {
    String name = call.target().name();
    List<String> parameters = new ArrayList<>(call.target().parameterTypes());
    parameters.add(EXECUTOR);
    return code.entries(Verb.RUNS).stream()
        .filter(entry -> parameters.equals(entry.parameters()) && (entry.name().equals(name) || entry.name().equals(name + "Async")))
        .filter(entry -> !entry.isNever() && entry.where().kind() == Where.Kind.EXECUTOR && entry.where().argument() == parameters.size() - 1)
        .filter(entry -> code.program().isSubtype(call.receiverType(), entry.owner()))
        .map(Entry::name)
        .findFirst()
        .orElse(null);
  }

  /** What the code calls the pool: the only executor among the fields of its class, made there with a number of threads, and no timer. */
  static String nameFor(Body body, Code code) {
    Program program = code.program();
    Body member = program.member(body);
    List<Field> executors = program.fieldsOf(member.owner()).stream().filter(field -> program.isSubtype(field.type().name(), EXECUTOR)).toList();
    if (member.kind() != Body.Kind.METHOD || executors.size() != 1 || isOnPool(body, code)) {
      return null;
    }
    Field field = executors.get(0);
    boolean isStatic = field.modifiers().contains(Modifier.STATIC);
    Value pool = new Value.OfField(field.ref(), field.type(), isStatic ? null : new Value.This(member.owner()));
    boolean isInScope = (isStatic || !member.modifiers().contains(Modifier.STATIC)) && program.variables(member).stream().noneMatch(each -> each.name().equals(field.ref().name()));
    boolean isTimer = program.isSubtype(field.type().name(), "java.util.concurrent.ScheduledExecutorService");
    return isInScope && !isTimer && code.threadsOf(pool, body) == ThreadKind.BOUNDED && !code.isSingleThread(program.origin(pool)) ? field.ref().name() : null;
  }

  /** Who runs in a pool and waits for a task that he gives it may wait for ever. */
  private static boolean isOnPool(Body body, Code code) {
    return code.contexts().of(body).stream().anyMatch(context -> context.kind() == ThreadKind.BOUNDED);
  }
}
