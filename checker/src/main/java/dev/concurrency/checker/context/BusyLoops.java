package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Loops that look again and again at what only another thread can change, and wait for nothing meanwhile.
 *
 * <p>A round in which there is nothing must do nothing but look and pause. What the loop does otherwise stands where a look has found something.
 */
public final class BusyLoops {

  private final Program program;
  private final Knowledge knowledge;
  private final Looks looks;

  /**
   * A loop that waits by going round.
   *
   * @param what it waits for, for people: {@code Future.isDone}, or the name of a field
   * @param pauses the calls by which a round in which there is nothing lets some time pass
   * @param work the first call of each thing that it does when there is something; empty if it only waits
   */
  public record Busy(Region.Loop loop, String what, List<Op.Call> pauses, List<Op.Call> work) {}

  BusyLoops(Program program, Knowledge knowledge, Looks looks) {
    this.program = program;
    this.knowledge = knowledge;
    this.looks = looks;
  }

  public List<Busy> in(Body body) {
    List<Busy> found = new ArrayList<>();
    for (Region region : body.regions()) {
      Busy busy = region instanceof Region.Loop loop && maySpin(body, loop) ? new Round(body, loop).judge() : null;
      if (busy != null) {
        found.add(busy);
      }
    }
    return found;
  }

  /** What tests nothing but local variables ends when the loop itself has done something. */
  private static boolean maySpin(Body body, Region.Loop loop) {
    return loop.goesOn() >= 0
        && !(loop.bound() instanceof Region.Bound.Times)
        && (loop.bound() instanceof Region.Bound.Endless || !((Region.Guarded) body.regions().get(loop.goesOn())).tested().isEmpty());
  }

  /** How long a pause is, in milliseconds: 0 if it only lets others run, -1 if that is not known. */
  public long millis(Op.Call pause) {
    if (knowledge.find(Verb.BLOCKS, pause) == null) {
      return 0;
    }
    Number number = pause.arguments().isEmpty() ? null : program.number(pause.arguments().get(0));
    if (number == null) {
      return -1;
    }
    return pause.receiver() instanceof Value.OfField unit && unit.field().owner().equals(TimeUnit.class.getName())
        ? TimeUnit.valueOf(unit.field().name()).toMillis(number.longValue())
        : number.longValue();
  }

  /** One loop, and what a round of it does in which there is nothing. */
  private final class Round {
    private final Body body;
    private final Region.Loop loop;
    private final Region.Guarded goesOn;
    private final List<Region.Guarded> found = new ArrayList<>();
    private final List<Op> idle = new ArrayList<>();
    private final Set<Integer> written = new HashSet<>();

    private Round(Body body, Region.Loop loop) {
      this.body = body;
      this.loop = loop;
      this.goesOn = (Region.Guarded) body.regions().get(loop.goesOn());
    }

    private Busy judge() {
      if (goesOn.facts().stream().anyMatch(fact -> answers(fact, true)) || !read()) {
        return null;
      }
      List<Op.Call> work = new ArrayList<>();
      for (Region.Guarded region : found) {
        if (!isMereEnd(region)) {
          Op.Call first = first(region);
          if (first == null) {
            return null;
          }
          work.add(first);
        }
      }
      Set<Integer> tested = new HashSet<>(goesOn.tested());
      for (Op op : idle) {
        if (!isIdle(op, work.isEmpty(), tested)) {
          return null;
        }
      }
      Set<Integer> awaited = new HashSet<>();
      found.forEach(region -> region.facts().stream().filter(fact -> answers(fact, true)).forEach(fact -> awaited.add(fact.op())));
      tested.addAll(awaited);
      if (!work.isEmpty() && !awaited.stream().allMatch(op -> isAwaited((Op.Call) body.ops().get(op), awaited, tested))) {
        return null;
      }
      String what = what(work.isEmpty() ? tested : awaited);
      return what == null ? null : new Busy(loop, what, idle.stream().filter(this::isPause).map(Op.Call.class::cast).toList(), work);
    }

    /** Tells what a round does in which there is nothing from what it does otherwise. False if there is another loop in it, which may wait. */
    private boolean read() {
      for (Op op : body.ops()) {
        if (!body.within(op.region(), loop.id())) {
          continue;
        }
        Region.Guarded outermost = null;
        boolean failed = false;
        boolean inner = false;
        for (int at = op.region(); at != loop.id(); at = body.regions().get(at).parent()) {
          Region region = body.regions().get(at);
          failed |= region instanceof Region.Catch;
          inner |= region instanceof Region.Loop;
          outermost = region != goesOn && region instanceof Region.Guarded guarded && guarded.facts().stream().anyMatch(fact -> answers(fact, true)) ? guarded : outermost;
        }
        if (outermost != null) {
          if (!found.contains(outermost)) {
            found.add(outermost);
          }
        } else if (inner) {
          return false;
        } else if (!failed) {
          idle.add(op);
          if (op instanceof Op.LocalWrite write) {
            written.add(write.variable());
          }
        }
      }
      return true;
    }

    /** Whether a look of this loop was answered so, and that means that there is something, or that there is nothing. */
    private boolean answers(Region.Fact fact, boolean something) {
      Op op = body.ops().get(fact.op());
      Boolean nothing = op instanceof Op.Call call && body.within(op.region(), loop.id()) ? looks.nothing(call) : null;
      return nothing != null && (fact.value() != nothing) == something;
    }

    private boolean isIdle(Op op, boolean onlyWaits, Set<Integer> tested) {
      if (op instanceof Op.Call call) {
        return isPause(call) || looks.isLook(call) && !dependsOnWritten(call) && (!looks.takes(call) || isAnswerUsed(call));
      }
      if (op instanceof Op.FieldAccess read) {
        return read.access() == Op.Access.READ && !looks.dependsOn(read.receiver(), written);
      }
      if (op instanceof Op.LocalWrite write) {
        return isLooked(write.value()) && (onlyWaits || program.variable(write.variable()).values().size() == 1);
      }
      if (op instanceof Op.Jump jump) {
        return jump.again() && jump.loop() == loop.id() || jump.loop() >= 0 && mayLeave(op, tested);
      }
      return (op instanceof Op.Return || op instanceof Op.Throw) && mayLeave(op, tested);
    }

    private boolean isPause(Op op) {
      return op instanceof Op.Call call && knowledge.find(Verb.PAUSES, call) != null;
    }

    private boolean dependsOnWritten(Op.Call call) {
      return looks.dependsOn(call.receiver(), written) || call.arguments().stream().anyMatch(argument -> looks.dependsOn(argument, written));
    }

    /** A call that takes something is not repeated for something else to come, unless the loop asks whether it got any. */
    private boolean isAnswerUsed(Op.Call call) {
      return goesOn.facts().stream().anyMatch(fact -> fact.op() == call.id())
          || found.stream().anyMatch(region -> region.facts().stream().anyMatch(fact -> fact.op() == call.id()));
    }

    private boolean isLooked(Value value) {
      return value instanceof Value.Result result && result.body() == body.id() && idle.contains(body.ops().get(result.op()))
          || value instanceof Value.OfField;
    }

    /** It leaves on some condition that is not that there is nothing. */
    private boolean mayLeave(Op leave, Set<Integer> tested) {
      for (int at = leave.region(); at != loop.id() && at != goesOn.id(); at = body.regions().get(at).parent()) {
        if (body.regions().get(at) instanceof Region.Guarded guarded) {
          tested.addAll(guarded.tested());
          return guarded.facts().stream().noneMatch(fact -> answers(fact, false));
        }
      }
      return false;
    }

    /** Whether all that happens when there is something is that the loop ends. */
    private boolean isMereEnd(Region.Guarded region) {
      return body.ops().stream()
          .filter(op -> body.within(op.region(), region.id()))
          .allMatch(op -> op instanceof Op.Return || op instanceof Op.Throw || op instanceof Op.Jump jump && !jump.again() && jump.loop() >= 0);
    }

    /** The first call that certainly happens where a look has found something. */
    private Op.Call first(Region.Guarded region) {
      for (Op.Call call : body.calls()) {
        if (body.within(call.region(), region.id())) {
          int at = call.region();
          while (body.regions().get(at) instanceof Region.Try || body.regions().get(at) instanceof Region.Synchronized) {
            at = body.regions().get(at).parent();
          }
          return at == region.id() ? call : null;
        }
      }
      return null;
    }

    /** Other threads may bring more, and the loop does not end when it finds, by another look at the same, that there is nothing. */
    private boolean isAwaited(Op.Call look, Set<Integer> awaited, Set<Integer> tested) {
      return looks.isShared(look)
          && tested.stream()
              .filter(op -> !awaited.contains(op) && goesOn.facts().stream().noneMatch(fact -> fact.op() == op && answers(fact, false)))
              .noneMatch(op -> body.ops().get(op) instanceof Op.Call other && program.same(other.receiver(), look.receiver()));
    }

    /** What only another thread can change; null if there is nothing of which that is certain. */
    private String what(Set<Integer> tested) {
      List<Op> ops = tested.stream().sorted().map(op -> body.ops().get(op)).filter(op -> body.within(op.region(), loop.id())).toList();
      for (Op op : ops) {
        if (op instanceof Op.Call call && looks.isAtOthers(call)) {
          return call.target().shortName();
        }
      }
      for (Op op : ops) {
        if (op instanceof Op.FieldAccess read && looks.isChangeable(read) && ops.stream().noneMatch(other -> isOf(other, read))) {
          return read.field().name();
        }
      }
      return null;
    }

    private boolean isOf(Op other, Op.FieldAccess read) {
      Value receiver = other instanceof Op.Call call ? call.receiver() : other instanceof Op.FieldAccess access ? access.receiver() : null;
      return receiver instanceof Value.OfField field && field.field().equals(read.field());
    }
  }
}
