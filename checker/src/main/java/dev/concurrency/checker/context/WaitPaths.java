package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ways to a wait through the methods of the program, to calls that the catalogue says wait. */
public final class WaitPaths {

  private static final int DEPTH = 4;

  private static final Pattern BEGUN = Pattern.compile("(?i)(is|was)?(initiali[sz]ed|connected|started|loaded|opened|ready)");

  private final CallTargets targets;
  private final Waits waits;
  private final LoopGuards guards;
  private final KnownCalls calls;
  private final Finished finished;
  /** For each depth the bodies that have been asked about; most have no wait near them. */
  private final List<Map<Body, Boolean>> near = new ArrayList<>();

  WaitPaths(CallTargets targets, Waits waits, LoopGuards guards, KnownCalls calls, Finished finished) {
    this.finished = finished;
    this.calls = calls;
    for (int i = 0; i < DEPTH; i++) {
      near.add(new HashMap<>());
    }
    this.targets = targets;
    this.waits = waits;
    this.guards = guards;
  }

  /** The call that waits, where it stands, and what the catalogue says of it. */
  public record Wait(Body body, Op.Call call, Entry entry) {
    /** Usually short, and often without another choice: worth knowing, not worth a failed build. */
    public boolean isMinor() {
      return KnownMethods.isMinor(entry);
    }
  }

  /**
   * The first wait that a call leads to on its own thread: itself, or one in the methods that it certainly runs. Null if none is known, or if a test in
   * front of it has found that the thread may wait.
   *
   * @param follow whether a method is worth looking into
   */
  public Wait behind(Body body, Op.Call call, Predicate<Body> follow) {
    return behind(body, call, follow, DEPTH);
  }

  private Wait behind(Body body, Op.Call call, Predicate<Body> follow, int depth) {
    if (guards.isOffLoop(body, call.region())) {
      return null;
    }
    Entry entry = waits.told(call);
    if (entry != null) {
      return waits.isOver(entry, body, call, null) ? null : new Wait(body, call, entry);
    }
    Body target = depth == 0 ? null : targets.of(call);
    if (target == null || !isNear(target, depth - 1) || !follow.test(target)) {
      return null;
    }
    for (Op.Call inner : target.calls()) {
      Wait wait = isFirstTime(target, inner) ? null : behind(target, inner, follow, depth - 1);
      if (wait != null && !(wait.body() == target && finished.mayBeKnownToCaller(wait.call(), target, body, call))) {
        return wait;
      }
    }
    return null;
  }

  /** {@code if (connected()) return; connect();}: over and done with when the program has begun. */
  private static boolean isFirstTime(Body body, Op.Call call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Guarded guarded && guarded.facts().stream().anyMatch(fact -> !fact.value() && BEGUN.matcher(name(body.ops().get(fact.op()))).matches())) {
        return true;
      }
    }
    return false;
  }

  private static String name(Op tested) {
    return tested instanceof Op.Call call ? call.target().name() : tested instanceof Op.FieldAccess access ? access.field().name() : "";
  }

  /** Whether any call that waits can be met so many calls deep, whatever stands in front of it. */
  private boolean isNear(Body body, int depth) {
    Boolean known = near.get(depth).get(body);
    if (known == null) {
      known = !calls.in(body, Verb.BLOCKS).isEmpty() || depth > 0 && body.calls().stream().map(targets::of).anyMatch(target -> target != null && isNear(target, depth - 1));
      near.get(depth).put(body, known);
    }
    return known;
  }
}
