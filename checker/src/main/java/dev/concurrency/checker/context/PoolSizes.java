package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.Value;
import java.util.Set;

/**
 * Pools that never have as many threads as they are told they may.
 *
 * <p>A {@code ThreadPoolExecutor} starts a thread beyond its core only when its queue takes no more tasks (javadoc): a queue without limit always does.
 */
public final class PoolSizes {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String SCHEDULED_POOL = "java.util.concurrent.ScheduledThreadPoolExecutor";
  private static final String FIXED = "newFixedThreadPool";
  private static final Set<String> MAY_HAVE_LIMIT = Set.of("java.util.concurrent.LinkedBlockingQueue", "java.util.concurrent.LinkedBlockingDeque");
  private static final Set<String> HAVE_NONE =
      Set.of("java.util.concurrent.PriorityBlockingQueue", "java.util.concurrent.LinkedTransferQueue", "java.util.concurrent.DelayQueue");

  private final Program program;
  private final Knowledge knowledge;
  private final KnownCalls calls;

  /**
   * What a call asks for in vain.
   *
   * @param threads how many the pool has at most; -1 if it has as many as its core, whatever that is
   * @param max how many it is said to have at most; -1 if nothing is said
   */
  public record InVain(int threads, int max) {}

  PoolSizes(Program program, Knowledge knowledge, KnownCalls calls) {
    this.program = program;
    this.knowledge = knowledge;
    this.calls = calls;
  }

  /** What a call that makes a pool, or sizes one, asks for in vain; null if that is nothing, or not certain. */
  public InVain inVain(Body body, Op.Call call) {
    return switch (tag(call)) {
      case "pool" -> made(new Value.Result(body.id(), call.id()), call);
      case "max" -> maximum(program.origin(call.receiver()), call);
      default -> null;
    };
  }

  private InVain made(Value pool, Op.Call call) {
    // Of a constructor that a subclass calls nobody knows what else the subclass does.
    if (call.receiver() != null || mayGetOtherCore(pool)) {
      return null;
    }
    if (isScheduled(call)) {
      // Without a core it starts one thread when a task is scheduled, and no other as long as that one is there.
      return Integer.valueOf(0).equals(core(call)) ? new InVain(1, -1) : null;
    }
    return call.arguments().size() > 1 ? limited(core(call), number(call.arguments().get(1)), call) : null;
  }

  private InVain maximum(Value pool, Op.Call call) {
    if (call.receiverType().equals(SCHEDULED_POOL)) {
      return mayGetOtherCore(pool) ? null : new InVain(-1, 0);
    }
    Op.Call made = program.call(pool);
    Integer max = number(call.arguments().get(0));
    if (made == null || max == null) {
      return null;
    }
    if (tag(made).equals("pool")) {
      return mayGetOtherCore(pool) ? null : limited(core(made), max, made);
    }
    return configured(pool, made, max);
  }

  private boolean isScheduled(Op.Call made) {
    return made.result().name().equals(SCHEDULED_POOL) || made.result().name().equals("java.util.concurrent.ScheduledExecutorService");
  }

  private Integer core(Op.Call made) {
    return made.arguments().isEmpty() ? null : number(made.arguments().get(0));
  }

  private InVain limited(Integer core, Integer max, Op.Call made) {
    boolean isKnown = core != null && max != null && max > Math.max(core, 1) && core >= 0;
    return isKnown && (made.target().name().equals(FIXED) || takesAll(made)) ? new InVain(Math.max(core, 1), max) : null;
  }

  /** Whether the pool that a constructor makes has a queue without limit. */
  private boolean takesAll(Op.Call made) {
    int at = made.target().owner().equals(POOL) ? made.target().parameterTypes().indexOf("java.util.concurrent.BlockingQueue") : -1;
    Op.Call queue = at < 0 ? null : program.call(program.origin(made.arguments().get(at)));
    if (queue == null || !queue.target().isConstructor()) {
      return false;
    }
    int limit = queue.target().parameterTypes().indexOf("int");
    return HAVE_NONE.contains(queue.target().owner())
        || MAY_HAVE_LIMIT.contains(queue.target().owner()) && (limit < 0 || Integer.valueOf(Integer.MAX_VALUE).equals(number(queue.arguments().get(limit))));
  }

  /** A pool of a library that is made without arguments and told its sizes by one call each. */
  private InVain configured(Value pool, Op.Call made, int max) {
    TypeInfo type = program.type(made.target().owner());
    if (!made.target().isConstructor() || !made.arguments().isEmpty() || type == null || type.inSource()) {
      return null;
    }
    int core = 1;
    for (Program.CallSite site : calls.everywhere(Verb.SIZES)) {
      String what = tag(site.call());
      if (what.equals("pool") || what.equals("max") || isOfAnother(site.call(), pool, made.result().name())) {
        continue;
      }
      Integer number = what.equals("core") && program.same(site.call().receiver(), pool) ? number(site.call().arguments().get(0)) : null;
      if (number == null) {
        return null;
      }
      core = Math.max(core, number);
    }
    return max > core ? new InVain(core, max) : null;
  }

  private boolean mayGetOtherCore(Value pool) {
    return calls.everywhere(Verb.SIZES).stream().map(Program.CallSite::call).anyMatch(call -> tag(call).equals("core") && !isOfAnother(call, pool, POOL));
  }

  /** Whether a call is certainly made on another pool, or on one of another type. */
  private boolean isOfAnother(Op.Call call, Value pool, String type) {
    Value origin = program.origin(call.receiver());
    Op.Call made = program.call(origin);
    boolean isMadeElsewhere = made != null && made.target().isConstructor() && !origin.equals(pool);
    return isMadeElsewhere || !program.isSubtype(call.receiverType(), type) && !program.isSubtype(type, call.receiverType());
  }

  private Integer number(Value value) {
    return program.number(value) instanceof Integer number ? number : null;
  }

  private String tag(Op.Call call) {
    Entry entry = knowledge.find(Verb.SIZES, call);
    return entry == null ? "" : entry.tag();
  }
}
