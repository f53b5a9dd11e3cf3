package dev.concurrency.checker.context;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Which static initialisers a virtual thread runs: the first thread that needs a class initialises it. Not thread-safe: it remembers answers. */
public final class Initialisers {

  /** Calls up, and initialisers that need each other's classes. */
  private static final int DEPTH = 12;

  private static final MethodRef MAIN = new MethodRef("", "main", "([Ljava/lang/String;)V");

  private final Program program;
  private final Contexts contexts;
  private ListMultimap<String, Need> needs;

  /** An operation that needs a class to be initialised (JLS 12.4.1). */
  private record Need(Body body, Op op) {}

  Initialisers(Program program, Contexts contexts) {
    this.program = program;
    this.contexts = contexts;
  }

  /**
   * How a virtual thread comes to run a static initialiser. Null unless all code of the program that needs the class, outside of the class itself, runs on virtual
   * threads and nowhere else, as far as the program goes: then no other thread is the first.
   */
  public ExecutionContext onVirtualThread(Body initialiser) {
    return initialiser.kind() == Body.Kind.STATIC_INITIALIZER ? onVirtualThread(initialiser, DEPTH) : null;
  }

  private ExecutionContext onVirtualThread(Body initialiser, int depth) {
    String type = initialiser.owner();
    if (depth == 0 || program.bodiesOf(type).stream().anyMatch(Initialisers::isMain)) {
      return null;
    }
    ExecutionContext shortest = null;
    for (Need need : needs(type)) {
      ExecutionContext context = onlyVirtual(need.body, depth - 1);
      if (context == null) {
        return null;
      }
      Step step = new Step(need.body.file(), need.op.place().line(), "needs " + TypeRef.simpleName(type) + ", and runs its static initialiser");
      ExecutionContext there = context.then(step, ExecutionContext.Handover.CALLED);
      shortest = shortest == null || there.length() < shortest.length() ? there : shortest;
    }
    return shortest;
  }

  /** The context of code that runs on virtual threads only; null for all other code. */
  private ExecutionContext onlyVirtual(Body body, int depth) {
    if (depth == 0 || isMain(body)) {
      return null;
    }
    if (body.kind() == Body.Kind.STATIC_INITIALIZER) {
      return onVirtualThread(body, depth);
    }
    List<ExecutionContext> all = contexts.of(body);
    if (all.isEmpty() || all.stream().anyMatch(context -> context.kind() != ThreadKind.VIRTUAL)) {
      return null;
    }
    boolean isHandedOver = all.stream().anyMatch(context -> context.length() == 1);
    if (body.isFunction()) {
      return isHandedOver || body.enclosing() >= 0 && onlyVirtual(program.body(body.enclosing()), depth - 1) != null ? all.get(0) : null;
    }
    List<Program.CallSite> callers = new ArrayList<>(program.callsOf(body.method()));
    body.overrides().forEach(overridden -> callers.addAll(program.callsOf(overridden)));
    boolean isCalledByOthers = callers.stream().anyMatch(caller -> caller.body() != body && onlyVirtual(caller.body(), depth - 1) == null);
    return isCalledByOthers || callers.isEmpty() && !isHandedOver ? null : all.get(0);
  }

  private static boolean isMain(Body body) {
    return body.method().name().equals(MAIN.name()) && body.method().descriptor().equals(MAIN.descriptor()) && body.modifiers().contains(Modifier.STATIC);
  }

  /** Those outside of the class: within it, somebody has needed it before. */
  private List<Need> needs(String type) {
    if (needs == null) {
      needs = ArrayListMultimap.create();
      for (Body body : program.bodies()) {
        for (Op op : body.ops()) {
          String needed = neededBy(op);
          if (needed != null && program.declares(needed)) {
            initialisedWith(needed).stream()
                .filter(each -> !body.owner().equals(each) && !program.isSubtype(body.owner(), each))
                .forEach(each -> needs.put(each, new Need(body, op)));
          }
        }
      }
    }
    return needs.get(type);
  }

  /** The class, and its superclasses, but not its interfaces. */
  private List<String> initialisedWith(String type) {
    List<String> all = new ArrayList<>(List.of(type));
    TypeInfo info = program.type(type);
    for (String supertype : info == null ? Set.<String>of() : info.supertypes()) {
      TypeInfo known = program.type(supertype);
      if (known != null && known.inSource() && !known.isInterface()) {
        all.add(supertype);
      }
    }
    return all;
  }

  private String neededBy(Op op) {
    if (op instanceof Op.Call call) {
      return call.target().isConstructor() ? call.receiverType() : call.dispatch() == Op.Dispatch.STATIC ? call.target().owner() : null;
    }
    if (op instanceof Op.FieldAccess access && access.receiver() == null) {
      Field field = program.field(access.field());
      return field == null || isConstant(field) ? null : access.field().owner();
    }
    return null;
  }

  /** The compiler copies the value of a constant variable (JLS 4.12.4) to where it is used. */
  private static boolean isConstant(Field field) {
    return field.modifiers().contains(Modifier.FINAL) && field.values().size() == 1 && field.values().get(0) instanceof Value.Constant;
  }
}
