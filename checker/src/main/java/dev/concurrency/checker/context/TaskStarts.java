package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the program hands functions to threads, whichever these are. */
public final class TaskStarts {

  private static final Set<String> JDK_TASKS = Set.of("java.lang.Runnable", "java.util.concurrent.Callable");
  private static final String JDK_FUNCTIONS = "java.util.function.";

  private final Program program;
  private final Knowledge knowledge;
  private final ThreadResolver threads;

  TaskStarts(Program program, Knowledge knowledge, ThreadResolver threads) {
    this.program = program;
    this.knowledge = knowledge;
    this.threads = threads;
  }

  /**
   * A call that hands a function over.
   *
   * @param argument position of the function
   * @param thread where it runs, in words; empty if that is not known
   */
  public record Start(Body body, Op.Call call, int argument, String thread) {}

  /** The calls of a body that hand a function over, the first function of each. */
  public List<Start> in(Body body) {
    List<Start> starts = new ArrayList<>();
    for (Op.Call call : body.calls()) {
      // super(task) and this(task) make no object of their own: the one is made where the class is named.
      boolean isOwnConstructor = call.target().isConstructor() && call.receiver() != null;
      for (int i = 0; i < call.arguments().size() && !isOwnConstructor; i++) {
        Entry entry = knowledge.runs(call, i);
        if (entry != null && handsOver(entry) && isFunction(call, i)) {
          starts.add(new Start(body, call, i, thread(entry, body, call)));
          break;
        }
      }
    }
    return starts;
  }

  /** Entries speak of all overloads of a method, and not all of these take a function there. */
  private boolean isFunction(Op.Call call, int argument) {
    String type = call.target().parameterTypes().get(argument);
    return program.origin(call.arguments().get(argument)) instanceof Value.Function || JDK_TASKS.contains(type) || type.startsWith(JDK_FUNCTIONS);
  }

  /** Whether the entry names threads, and not what the calling thread or a step before does. */
  private static boolean handsOver(Entry entry) {
    return switch (entry.where().kind()) {
      case LOOP, CALLER_LOOP, COMMON_POOL, BOUNDED, POOL, ACTOR, VIRTUAL, BLOCKING_OK, EXECUTOR, RECEIVER -> true;
      case INLINE, STAGE, SUBSCRIBER, SUBSCRIBE_ON, UNKNOWN -> false;
    };
  }

  private String thread(Entry entry, Body body, Op.Call call) {
    Set<Placement> placements = threads.runs(entry, body, call);
    return placements.size() == 1 && placements.iterator().next() instanceof Placement.On on ? on.words() : "";
  }
}
