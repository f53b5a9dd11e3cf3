package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which lambdas certainly run at the same time as each other, or as themselves, while they share a variable of the code that starts them. */
public final class Overlaps {

  private static final Set<String> WAITS = Set.of("future", "lock", "queue", "sleep", "process");

  private final Program program;
  private final Knowledge knowledge;
  private final Contexts contexts;
  private final Confinement confinement;
  private final Elements elements;
  private final Repetition repetition;
  private final Pipelines pipelines;

  Overlaps(Program program, Knowledge knowledge, Contexts contexts, Confinement confinement, Elements elements, Repetition repetition, Pipelines pipelines) {
    this.program = program;
    this.knowledge = knowledge;
    this.contexts = contexts;
    this.confinement = confinement;
    this.elements = elements;
    this.repetition = repetition;
    this.pipelines = pipelines;
  }

  /** Whether code that uses a variable of an enclosing body runs at the same time as other code that does, or as itself in another task. */
  public boolean isShared(Body body, Variable captured) {
    Body parallel = parallelPass(body, captured.body());
    if (parallel != null) {
      return true;
    }
    Body task = taskAround(body, captured.body());
    if (task == null) {
      return false;
    }
    List<Program.CallSite> starts = starts(task);
    List<Program.CallSite> others = new ArrayList<>(starts);
    for (Use use : captured.uses()) {
      Body other = taskAround(program.body(use.body()), captured.body());
      if (other != null && other != task) {
        others.addAll(starts(other));
      }
    }
    return starts.stream()
        .anyMatch(start -> isRepeated(start, captured) || others.stream().anyMatch(other -> other.call() != start.call() && overlap(start, other)));
  }

  /** The function around a body that is a task of its own; null if there is none, or something unknown is in between. */
  private Body taskAround(Body body, int outermost) {
    Body at = body;
    while (at.id() != outermost && at.isFunction() && isInline(at)) {
      at = program.body(at.enclosing());
    }
    if (at.id() == outermost || !at.isFunction() || starts(at).isEmpty()) {
      return null;
    }
    List<ExecutionContext> known = contexts.of(at);
    return !known.isEmpty() && known.stream().allMatch(context -> !context.continuation() && confinement.runsSeveral(context)) ? at : null;
  }

  /** The function around a body that a parallel stream runs for its elements; null if there is none. */
  private Body parallelPass(Body body, int outermost) {
    for (Body at = body; at.id() != outermost && at.isFunction(); at = program.body(at.enclosing())) {
      Op.Call pass = elements.pass(at);
      if (pass != null && pipelines.isParallel(program.body(at.use().body()), pass)) {
        return at;
      }
      if (!isInline(at)) {
        return null;
      }
    }
    return null;
  }

  private boolean isInline(Body function) {
    Use use = function.use();
    Entry entry = use == null || use.kind() != Use.Kind.ARGUMENT ? null : knowledge.runs(program.user(use), use.index());
    return entry != null && entry.where().kind() == Where.Kind.INLINE;
  }

  /** The calls that take a function as an argument, directly or through a variable. For a thread, the call that starts it. */
  private List<Program.CallSite> starts(Body function) {
    List<Program.CallSite> starts = new ArrayList<>();
    if (function.use() != null) {
      List<Use> uses =
          function.use().kind() == Use.Kind.ASSIGNED ? program.variable(function.use().index()).uses() : List.of(function.use());
      for (Use use : uses) {
        if (use.kind() == Use.Kind.ARGUMENT && program.body(use.body()).ops().get(use.op()) instanceof Op.Call call) {
          starts.addAll(call.target().isConstructor() ? startsOf(program.body(use.body()), call) : List.of(new Program.CallSite(program.body(use.body()), call)));
        }
      }
    }
    return starts;
  }

  /** {@code new Thread(task).start()}, or {@code thread.start()} later on. */
  private List<Program.CallSite> startsOf(Body body, Op.Call made) {
    Use use = program.use(body, made);
    if (use == null) {
      return List.of();
    }
    List<Use> uses = use.kind() == Use.Kind.ASSIGNED ? program.variable(use.index()).uses() : List.of(use);
    return uses.stream()
        .filter(each -> each.kind() == Use.Kind.RECEIVER)
        .map(each -> new Program.CallSite(program.body(each.body()), (Op.Call) program.body(each.body()).ops().get(each.op())))
        .filter(site -> knowledge.find(Verb.STARTS, site.call()) != null)
        .toList();
  }

  /** Started again and again, while the variable stays the same, without a wait in between. */
  private boolean isRepeated(Program.CallSite start, Variable captured) {
    Body body = start.body();
    if (repetition.isHeldBack(body, start.call())) {
      return false;
    }
    if (body.id() != captured.body()) {
      return elements.pass(body) != null;
    }
    for (Region region : body.around(start.call())) {
      if (region instanceof Region.Loop loop && !body.within(captured.region(), loop.id()) && !(loop.bound() instanceof Region.Bound.Times times && times.count() < 2)) {
        return true;
      }
    }
    return false;
  }

  /** Both are started by the same code, and it does not wait in between. */
  private boolean overlap(Program.CallSite one, Program.CallSite other) {
    Body body = one.body();
    if (body != other.body()) {
      return false;
    }
    int first = Math.min(one.call().id(), other.call().id());
    int second = Math.max(one.call().id(), other.call().id());
    boolean bothHappen =
        body.within(one.call().region(), other.call().region()) || body.within(other.call().region(), one.call().region());
    return bothHappen && body.calls().stream().noneMatch(call -> call.id() > first && call.id() < second && waits(call));
  }

  private boolean waits(Op.Call call) {
    Entry entry = knowledge.find(Verb.BLOCKS, call);
    return entry != null && WAITS.contains(entry.tag());
  }
}
