package dev.concurrency.checker.context;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The execution contexts of all bodies of a program. Immutable. */
public final class Contexts {

  private static final int NESTED_FUNCTIONS = 4;

  private final ListMultimap<Integer, ExecutionContext> byBody;
  private final LoopGuards guards;
  private final Map<Body, ListMultimap<Integer, Body>> byChoice = new HashMap<>();

  Contexts(Program program, ListMultimap<Integer, ExecutionContext> byBody, LoopGuards guards) {
    this.byBody = ArrayListMultimap.create(byBody);
    this.guards = guards;
    byBody.forEach((body, context) -> {
      if (context.chosen() != null) {
        ListMultimap<Integer, Body> sent = byChoice.computeIfAbsent(context.chosen().body(), unused -> ArrayListMultimap.create());
        if (!sent.containsEntry(context.chosen().call().id(), program.body(body))) {
          sent.put(context.chosen().call().id(), program.body(body));
        }
      }
    });
  }

  /** The contexts of a body, each with its shortest path; empty if nothing is known. */
  public List<ExecutionContext> of(Body body) {
    return byBody.get(body.id());
  }

  /** The contexts that a region of a body can have: not those that a test in front of it excludes. */
  public List<ExecutionContext> of(Body body, int region) {
    List<ExecutionContext> all = of(body);
    return all.isEmpty() || !guards.isOffLoop(body, region) ? all : all.stream().filter(context -> context.kind() != ThreadKind.LOOP).toList();
  }

  /** The code that a call sends to an event loop which the program took by name; see {@link ExecutionContext#chosen}. */
  public List<Body> sentBy(Body body, Op.Call call) {
    ListMultimap<Integer, Body> sent = byChoice.get(body);
    return sent == null ? List.of() : sent.get(call.id());
  }

  /**
   * Whether code runs so because a reactive framework calls it for a request, or calls it as one that promises not to wait: it is what the framework calls, is
   * called by that, or is a function that such code hands over.
   */
  public boolean isInReactiveEntry(ExecutionContext context) {
    return isInReactiveEntry(context, NESTED_FUNCTIONS);
  }

  private boolean isInReactiveEntry(ExecutionContext context, int depth) {
    return context.reactiveEntry()
        || depth > 0
            && context.handedOver() != null
            && of(context.handedOver().body()).stream().anyMatch(outer -> outer.kind() == ThreadKind.LOOP && isInReactiveEntry(outer, depth - 1));
  }

  /** The context of this kind with the shortest path, or null. */
  public ExecutionContext of(Body body, Collection<ThreadKind> kinds) {
    ExecutionContext shortest = null;
    for (ExecutionContext context : of(body)) {
      if (kinds.contains(context.kind()) && (shortest == null || context.length() < shortest.length())) {
        shortest = context;
      }
    }
    return shortest;
  }
}
