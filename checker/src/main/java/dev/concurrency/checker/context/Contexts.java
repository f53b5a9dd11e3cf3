package dev.concurrency.checker.context;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The execution contexts of all bodies of a program. Not thread-safe: it remembers answers. */
public final class Contexts {

  private final ListMultimap<Integer, ExecutionContext> byBody;
  private final LoopGuards guards;
  private final Map<Body, ListMultimap<Integer, Body>> byChoice = new HashMap<>();
  private Set<Integer> reactive;

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
    if (reactive == null) {
      reactive = reactiveBodies();
    }
    return isInReactiveEntry(context, reactive);
  }

  private static boolean isInReactiveEntry(ExecutionContext context, Set<Integer> bodies) {
    return context.reactiveEntry() || context.handedOver() != null && bodies.contains(context.handedOver().body().id());
  }

  /** Those that event loops run so: in each round the functions are added that the bodies found before hand over. */
  private Set<Integer> reactiveBodies() {
    Set<Integer> found = new HashSet<>();
    int before;
    do {
      before = found.size();
      byBody.forEach((body, context) -> {
        if (context.kind() == ThreadKind.LOOP && isInReactiveEntry(context, found)) {
          found.add(body);
        }
      });
    } while (found.size() > before);
    return found;
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
